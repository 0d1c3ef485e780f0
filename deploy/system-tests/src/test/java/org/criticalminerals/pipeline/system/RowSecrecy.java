package org.criticalminerals.pipeline.system;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;

/** What the application's user of each service's database gets to read, table by table as the schema has them. */
final class RowSecrecy {

    /** Tables of every service that hold nothing of a party, and so have no policies, and why. */
    private static final Map<String, String> WITHOUT_POLICIES = Map.of(
            "outbox", "the application adds to it and can't read it",
            "record_batch", "signed roots, hashes of salted leaves and how many: published to all parties",
            "record_sealed", "salted hashes of leaves and their places in batches",
            "record_root_copy", "what was published of all services' roots",
            "record_schedule", "how long kinds of records are kept: the same for all");

    private static final String REFERENCE_COPY = "project-service.reference_copy";

    private static final String TABLES =
            "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                    + " where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')";
    private static final String TOUCHED = TABLES + " and (has_any_column_privilege(c.oid, 'select, insert, update')"
            + " or has_table_privilege(c.oid, 'delete, truncate'))";
    private static final String READ = TABLES + " and has_any_column_privilege(c.oid, 'select')";
    private static final String OWNER_FUNCTIONS = "select p.oid::regprocedure::text from pg_proc p"
            + " join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef";

    private final LocalSystemProcess system;

    RowSecrecy(LocalSystemProcess system) {
        this.system = system;
    }

    /** Every table that the application's user may touch and whose rows are not told apart by reader. */
    Set<String> withoutPolicies() throws SQLException {
        Set<String> open = new TreeSet<>();
        for (String service : Descriptions.SERVICES) {
            try (AppConnection connection = AppConnection.to(system, service)) {
                connection.texts(TOUCHED + " and not c.relrowsecurity").stream()
                        .map(table -> service + "." + table)
                        .forEach(open::add);
            }
        }
        return open;
    }

    /** The tables that may be so: those, and copies of agreements, parties and agencies for everybody signed in. */
    static Set<String> allowedWithoutPolicies() {
        Set<String> allowed = new TreeSet<>(Set.of(REFERENCE_COPY));
        for (String service : Descriptions.SERVICES) {
            WITHOUT_POLICIES.keySet().forEach(table -> allowed.add(service + "." + table));
        }
        return allowed;
    }

    /** Everything that the application's user reads in all services for a reader, one text a row, with its table. */
    List<String> rowsFor(Confidential.Reader reader) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String service : Descriptions.SERVICES) {
            try (AppConnection connection = AppConnection.to(system, service)) {
                connection.actFor(null);
                for (String table : connection.texts(READ)) {
                    connection.actFor(reader);
                    rows.addAll(readable(connection, table).stream()
                            .map(row -> service + "." + table + ": " + row)
                            .toList());
                }
            }
        }
        return rows;
    }

    // Some tables may be read in part; bytes are read as the text that they may hold.
    private static List<String> readable(AppConnection connection, String table) throws SQLException {
        List<String> columns = connection.texts(
                "select case when a.atttypid = 'bytea'::regtype then format('encode(%I, ''escape'')', a.attname)"
                        + " else format('%I::text', a.attname) end from pg_attribute a"
                        + " where a.attrelid = format('public.%I', ?::text)::regclass and a.attnum > 0"
                        + " and not a.attisdropped and has_column_privilege(a.attrelid, a.attnum, 'select')",
                table);
        return connection.texts(
                "select concat_ws(' | ', " + String.join(", ", columns) + ") from public.\"" + table + "\"");
    }

    /** What is wrong with the rights of a service's application user; empty where nothing is. */
    List<String> faultsOfRights(String service) throws SQLException {
        List<String> faults = new ArrayList<>();
        try (AppConnection connection = AppConnection.to(system, service)) {
            faults.addAll(connection.texts("select 'may bypass: ' || rolname from pg_roles where rolname = current_user"
                    + " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"));
            faults.addAll(connection.texts("select 'is a member of ' || rolname from pg_roles"
                    + " where rolname <> current_user and pg_has_role(current_user, oid, 'member')"));
            faults.addAll(connection.texts(
                    "select 'owns ' || relname from pg_class where pg_get_userbyid(relowner) = current_user"));
            faults.addAll(connection.texts("select 'creates in ' || nspname from pg_namespace"
                    + " where has_schema_privilege(oid, 'create')"));
            faults.addAll(connection.texts("select 'makes temporary tables' where"
                    + " has_database_privilege(current_database(), 'temporary')"));
            faults.addAll(connection.texts(
                    "select 'makes schemas' where" + " has_database_privilege(current_database(), 'create')"));
            faults.addAll(connection.texts("select 'signs in to ' || datname from pg_database"
                    + " where datname <> current_database() and has_database_privilege(oid, 'connect')"
                    + " and datallowconn and datname <> 'template1' and datname <> 'postgres'"));
            faults.addAll(connection.texts(OWNER_FUNCTIONS
                    + " and not coalesce(array_to_string(p.proconfig, ';'), '') ~ 'search_path=.*pg_temp$'"));
        }
        return faults;
    }

    /** What functions that run with the owner's rights give a reader about a project. */
    List<String> ownerFunctionsFor(Confidential.Reader reader, String project) throws SQLException {
        List<String> given = new ArrayList<>();
        for (String service : Descriptions.SERVICES) {
            try (AppConnection connection = AppConnection.to(system, service)) {
                connection.actFor(null);
                for (String function : connection.texts(OWNER_FUNCTIONS + " and p.prorettype <> 'trigger'::regtype"
                        + " and has_function_privilege(p.oid, 'execute')")) {
                    String name = function.substring(0, function.indexOf('('));
                    String[] types = function.substring(name.length() + 1, function.length() - 1)
                            .split(",");
                    List<String> arguments = new ArrayList<>();
                    for (String type : types) {
                        arguments.add(argument(function, type, project));
                    }
                    connection.actFor(reader);
                    connection
                            .texts("select x::text from %s(%s) x where x is not null"
                                    .formatted(name, String.join(", ", arguments)))
                            .stream()
                            .filter(row -> !row.isBlank() && !row.equals("0"))
                            .forEach(row -> given.add(function + ": " + row));
                }
            }
        }
        return given;
    }

    private static String argument(String function, String type, String project) {
        return switch (type) {
            case "uuid" -> "'" + project + "'::uuid";
            case "integer" -> "1000";
            case "text" -> "'environment'";
            case "text[]" -> "array['*']";
            case "bytea" -> "''::bytea";
            default -> throw new IllegalStateException("Say which " + type + " to give to " + function);
        };
    }
}
