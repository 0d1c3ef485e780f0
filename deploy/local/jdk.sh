# Sourced by mvnw and the commands here: sets JAVA_HOME to a JDK 25 or newer, or says what to install.

is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${version:-0}" -ge 25 ]
}

find_jdk() {
    on_path=$(command -v javac || true)
    for jdk in "${JAVA_HOME:-}" \
        "${on_path:+$(dirname "$(dirname "$(readlink -f "$on_path")")")}" \
        /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/*; do
        if [ -n "$jdk" ] && is_jdk_25 "$jdk"; then
            JAVA_HOME=$jdk
            export JAVA_HOME
            return
        fi
    done
    echo "A JDK 25 is missing: install temurin-25-jdk (Eclipse Adoptium), or set JAVA_HOME to one." >&2
    exit 1
}
