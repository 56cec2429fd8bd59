// Asks veraPDF, the reference validator, whether files meet PDF/UA-1: a line for each file, and one for each rule broken.

import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Vera {
    public static void main(String[] names) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour wanted = PDFAFlavour.fromString("ua1");
        for (String name : names) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(name), wanted)) {
                PDFAValidator validator = Foundries.defaultInstance().createValidator(wanted, false);
                ValidationResult result = validator.validate(parser);
                System.out.println((result.isCompliant() ? "PASS" : "FAIL") + "\t" + result.getTotalAssertions() + "\t" + name);
                TreeSet<String> broken = new TreeSet<>();
                for (TestAssertion one : result.getTestAssertions()) {
                    if (one.getStatus() == TestAssertion.Status.FAILED) {
                        broken.add(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " " + one.getMessage());
                    }
                }
                for (String rule : broken) {
                    System.out.println("RULE\t" + rule + "\t" + name);
                }
            }
        }
    }
}
