package org.criticalminerals.pipeline.project.document.file;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;

/** Names of files: as they are kept, and as they stand in a header. */
public final class FileNames {

    private static final int LONGEST = 120;
    // Signs that mean something to a file system or a shell, and those that are not seen or turn the writing round.
    private static final String UNSAFE = "[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\"*:<>?|%`$;/\\\\]+";
    private static final String ATTRIBUTE_SIGNS = "!#$&+-.^_`|~";

    private FileNames() {}

    /**
     * The name under which a file is kept: without folders, signs that mean something elsewhere, or a wrong ending.
     *
     * @param declared as its sender called it; null where they didn't
     */
    public static String kept(String declared, FileType type) {
        String bare = declared == null ? "" : declared.substring(lastFolder(declared) + 1);
        String plain = Normalizer.normalize(bare, Normalizer.Form.NFC)
                .replaceAll(UNSAFE, " ")
                .strip();
        int ending = plain.lastIndexOf('.');
        String stem = (ending > 0 ? plain.substring(0, ending) : plain)
                .replaceAll("^[.\\s]+|[.\\s]+$", "")
                .replaceAll("\\s+", " ");
        String name = stem.isEmpty() ? "document" : stem;
        return shortened(name) + "." + type.extension();
    }

    private static int lastFolder(String declared) {
        return Math.max(declared.lastIndexOf('/'), declared.lastIndexOf('\\'));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST)).strip();
    }

    /** The header {@code Content-Disposition} that gives a file to keep and never to show (RFC 6266, RFC 8187). */
    public static String attachment(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9 ._()-]", "_");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            char sign = (char) (one & 0xff);
            boolean isPlain = sign < 0x80 && (Character.isLetterOrDigit(sign) || ATTRIBUTE_SIGNS.indexOf(sign) >= 0);
            if (isPlain) {
                encoded.append(sign);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
            }
        }
        return encoded.toString();
    }
}
