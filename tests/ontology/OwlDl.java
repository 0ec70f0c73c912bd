import java.io.File;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/** Prints what keeps an ontology (a file in RDF/XML) out of OWL 2 DL, a line each, then what HermiT finds. */
public class OwlDl {
  public static void main(String[] names) throws Exception {
    OWLOntology read =
        OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(names[0]));
    for (OWLProfileViolation one : new OWL2DLProfile().checkOntology(read).getViolations()) {
      System.out.println("violation: " + one);
    }
    Reasoner reasoner = new Reasoner(read);
    System.out.println("axioms: " + read.getAxiomCount());
    System.out.println("consistent: " + reasoner.isConsistent());
    System.out.println("unsatisfiable: " + reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom());
  }
}
