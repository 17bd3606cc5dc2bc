from django.db import migrations

# PostgreSQL alone: the words of the entries in a narrow table, as SQLite has had them from the
# beginning, so that a search of many entries need not go through all that they say. Triggers keep
# it, so that no way of writing an entry can leave its words behind. That it refers to no other
# table lets Django empty that one.
NARROW = (
    "CREATE TABLE cooperation_searchmatch (id bigint PRIMARY KEY, vector tsvector NOT NULL)",
    # Words that are not among those counted pass for far more frequent than they are.
    "ALTER TABLE cooperation_searchmatch ALTER COLUMN vector SET STATISTICS 300",
    "INSERT INTO cooperation_searchmatch SELECT id, vector FROM cooperation_searchentry "
    "ORDER BY id",
    "CREATE INDEX cooperation_searchmatch_vector ON cooperation_searchmatch USING gin (vector) "
    "WITH (fastupdate = off)",
    """CREATE FUNCTION cooperation_searchmatch_follow() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
    IF TG_OP = ''TRUNCATE'' THEN
        TRUNCATE cooperation_searchmatch;
    ELSIF TG_OP = ''DELETE'' THEN
        DELETE FROM cooperation_searchmatch WHERE id = OLD.id;
    ELSIF TG_OP = ''INSERT'' THEN
        INSERT INTO cooperation_searchmatch
        VALUES (NEW.id, array_to_tsvector(string_to_array(NEW.tokens, '' '')));
    ELSIF NEW.tokens <> OLD.tokens THEN
        UPDATE cooperation_searchmatch
        SET vector = array_to_tsvector(string_to_array(NEW.tokens, '' '')) WHERE id = NEW.id;
    END IF;
    RETURN NULL;
END'""",
    "CREATE TRIGGER cooperation_searchmatch_row "
    "AFTER INSERT OR DELETE OR UPDATE OF tokens ON cooperation_searchentry "
    "FOR EACH ROW EXECUTE FUNCTION cooperation_searchmatch_follow()",
    "CREATE TRIGGER cooperation_searchmatch_all AFTER TRUNCATE ON cooperation_searchentry "
    "FOR EACH STATEMENT EXECUTE FUNCTION cooperation_searchmatch_follow()",
    "ALTER TABLE cooperation_searchentry DROP COLUMN vector",
    "ANALYZE cooperation_searchmatch",
)
WIDE = (
    "DROP TRIGGER cooperation_searchmatch_row ON cooperation_searchentry",
    "DROP TRIGGER cooperation_searchmatch_all ON cooperation_searchentry",
    "DROP FUNCTION cooperation_searchmatch_follow",
    "DROP TABLE cooperation_searchmatch",
    "ALTER TABLE cooperation_searchentry ADD COLUMN vector tsvector "
    "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED",
    "CREATE INDEX cooperation_searchentry_vector ON cooperation_searchentry USING gin (vector) "
    "WITH (fastupdate = off)",
)


def _execute(statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0006_workshop"),
    ]

    operations = [
        migrations.RunPython(_execute(NARROW), _execute(WIDE)),
    ]
