#include "engine/query_session.h"

#include <gtest/gtest.h>

#include <thread>

#include "engine/test_rows.h"

namespace tacit::engine {
namespace {

using Lines = std::vector<std::string>;

// A lake of one file of ten numbers, and a file outside it.
class QuerySessionTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(MakeDirectories(lake));
    OpenEngine engine;
    ASSERT_TRUE(engine.connection->CopyToParquet(
        "SELECT i AS id, 'row ' || i AS text FROM range(10) r(i)", lake + "/a.parquet"));
    ASSERT_TRUE(engine.connection->CopyToParquet("SELECT 'outside' AS secret", outside));
    auto opened = QuerySession::Open({.readable_directories = {lake},
                                      .writable_file = written,
                                      .setup = {"CREATE VIEW messages AS FROM read_parquet(" +
                                                SqlQuote(lake + "/*.parquet") + ")"}});
    ASSERT_TRUE(opened) << opened.error().detail;
    session = std::move(*opened);
  }

  // "name type|..." then the rows as "a|b|NULL"; an error as its code and detail.
  Lines Run(const std::string& sql) {
    Lines lines;
    const auto join = [](const auto& parts, const auto& text_of) {
      std::string line;
      for (std::size_t i = 0; i < parts.size(); ++i) line += (i == 0 ? "" : "|") + text_of(i);
      return line;
    };
    const auto result = session->Run(
        sql,
        [&](const QuerySession::Header& header) {
          lines.push_back(join(header.names, [&](std::size_t i) {
            return header.names[i] + " " + header.types[i];
          }));
        },
        [&](std::span<const std::optional<std::string>> cells) {
          lines.push_back(join(cells, [&](std::size_t i) { return cells[i].value_or("NULL"); }));
          return true;
        });
    if (!result) lines.push_back(Described(result.error()));
    return lines;
  }

  Lines RunJson(const std::string& sql) {
    Lines lines;
    const auto result = session->RunJson(sql, [&](std::string_view json) {
      lines.emplace_back(json);
      return true;
    });
    if (!result) lines.push_back(Described(result.error()));
    return lines;
  }

  static std::string Described(const Error& error) {
    return (error.code == ErrorCode::kRefused           ? "refused: "
            : error.code == ErrorCode::kInvalidArgument ? "invalid: "
                                                        : "other: ") +
           error.detail;
  }

  TemporaryFolder folder;
  std::string lake = folder.File("lake");
  std::string outside = folder.File("outside.parquet");
  std::string written = folder.File("result.parquet");
  std::unique_ptr<QuerySession> session;
};

TEST_F(QuerySessionTest, AnswersEveryFormOfASelect) {
  const struct {
    std::string sql;
    Lines lines;
  } cases[] = {
      {"SELECT count(*) AS n FROM messages", {"n BIGINT", "10"}},
      {"SELECT text FROM messages WHERE id = 3", {"text VARCHAR", "row 3"}},
      {"SELECT 1 AS a, 2 AS a, NULL AS b", {"a INTEGER|a INTEGER|b INTEGER", "1|2|NULL"}},
      {"FROM messages SELECT id ORDER BY id DESC LIMIT 2", {"id BIGINT", "9", "8"}},
      {"WITH m AS (FROM messages) SELECT max(id) AS x FROM m", {"x BIGINT", "9"}},
      {"VALUES (1, 'a'), (2, 'b')", {"col0 INTEGER|col1 VARCHAR", "1|a", "2|b"}},
      {"  -- a comment\n /* another; */ SELECT ';' AS c; -- the end; ", {"c VARCHAR", ";"}},
      {"(SELECT 1 AS a)", {"a INTEGER", "1"}},
      {"SELECT [1, NULL] AS l, {'x': 'a'} AS s, MAP {'k': 1} AS m, INTERVAL 1 DAY AS i",
       {"l INTEGER[]|s STRUCT(x VARCHAR)|m MAP(VARCHAR, INTEGER)|i INTERVAL",
        "[1, NULL]|{'x': a}|{k=1}|1 day"}},
      {"SELECT TIMESTAMPTZ '2026-01-02 03:04:05+02' AS t",
       {"t TIMESTAMP WITH TIME ZONE", "2026-01-02 01:04:05+00"}},
      {"SELECT id FROM messages WHERE false", {"id BIGINT"}},
      {"SHOW TABLES", {"name VARCHAR", "messages"}},
      {"SELECT * FROM (DESCRIBE messages)",
       {"column_name VARCHAR|column_type VARCHAR|null VARCHAR|key VARCHAR|default VARCHAR|extra "
        "VARCHAR",
        "id|BIGINT|YES|NULL|NULL|NULL", "text|VARCHAR|YES|NULL|NULL|NULL"}},
      {"PIVOT (SELECT id % 2 AS odd FROM messages) ON odd IN (0, 1) USING count(*)",
       {"0 BIGINT|1 BIGINT", "5|5"}},
      {"SELECT count(*) AS n FROM read_parquet(" + SqlQuote(lake + "/a.parquet") + ")",
       {"n BIGINT", "10"}},
      {"SELECT $tag$a;b$tag$ AS a, E'\\'' AS b, 'it''s' AS c",
       {"a VARCHAR|b VARCHAR|c VARCHAR", "a;b|'|it's"}},
      {"SELECT 1 AS \"a\"\"b\"", {"a\"b INTEGER", "1"}},
      {"SELECT x FROM range(2) t(x)", {"x BIGINT", "0", "1"}},
  };
  for (const auto& [sql, lines] : cases) EXPECT_EQ(Run(sql), lines) << sql;
  EXPECT_EQ(Run("SUMMARIZE messages").size(), 3U);
  EXPECT_EQ(Run("DESCRIBE messages").size(), 3U);
  EXPECT_EQ(Run("DESCRIBE SELECT 1 AS a").size(), 2U);
}

TEST_F(QuerySessionTest, ExplainsSelects) {
  for (const char* sql : {"EXPLAIN SELECT 1", "explain analyze SELECT 1",
                          "EXPLAIN /* c */ FROM messages;", "EXPLAIN (FORMAT json) SELECT 1",
                          "EXPLAIN (ANALYZE, FORMAT json) SELECT 1", "EXPLAIN (SELECT 1)"}) {
    const Lines lines = Run(sql);
    ASSERT_EQ(lines.size(), 2U) << sql << " " << lines[0];
    EXPECT_EQ(lines[0], "explain_key VARCHAR|explain_value VARCHAR") << sql;
  }
}

TEST_F(QuerySessionTest, RefusesWhatIsNotOneSelect) {
  const std::string file = SqlQuote(lake + "/new.parquet");
  const std::string statements[] = {
      "CREATE TABLE t(i INT)",
      "CREATE TEMP TABLE t AS SELECT 1",
      "CREATE MACRO f() AS 1",
      "CREATE SECRET (TYPE s3)",
      "INSERT INTO messages VALUES (1)",
      "UPDATE messages SET id = 1",
      "DELETE FROM messages",
      "DROP VIEW messages",
      "ALTER VIEW messages RENAME TO m",
      "COPY messages TO " + file,
      "COPY (SELECT 1) TO " + SqlQuote(written),
      "EXPLAIN ANALYZE COPY messages TO " + file,
      "EXPLAIN (ANALYZE) COPY messages TO " + file,
      "EXPLAIN ANALYZE CREATE TABLE t(i INT)",
      "EXPLAIN COPY messages TO " + file,
      "EXPLAIN PRAGMA version",
      "EXPORT DATABASE " + SqlQuote(lake),
      "IMPORT DATABASE " + SqlQuote(lake),
      "ATTACH " + SqlQuote(lake + "/x.duckdb"),
      "ATTACH ':memory:' AS x",
      "DETACH memory",
      "USE memory",
      "INSTALL httpfs",
      "LOAD httpfs",
      "SET threads = 4",
      "SET VARIABLE x = 1",
      "RESET threads",
      "PRAGMA version",
      "PRAGMA database_list",
      "PRAGMA enable_profiling",
      "CALL pragma_version()",
      "CALL enable_logging()",
      "CHECKPOINT",
      "VACUUM",
      "ANALYZE",
      "BEGIN",
      "COMMIT",
      "PREPARE x AS SELECT 1",
      "EXECUTE x",
      "DEALLOCATE x",
      "PIVOT messages ON id",
      "SELECT 1; SELECT 2",
      "SELECT 1; DROP VIEW messages",
      "SELECT 1;;; COPY messages TO " + file,
      "EXPLAIN SELECT 1; SELECT 2",
  };
  for (const std::string& sql : statements) {
    EXPECT_EQ(Run(sql), (Lines{"refused: only a single SELECT is allowed here"})) << sql;
    EXPECT_EQ(RunJson(sql), (Lines{"refused: only a single SELECT is allowed here"})) << sql;
    ASSERT_FALSE(session->RunToParquet(sql)) << sql;
  }
  EXPECT_EQ(*ListDirectory(lake), (Lines{"a.parquet"}));
  EXPECT_FALSE(FileExists(written));
}

TEST_F(QuerySessionTest, RefusesEveryOtherFile) {
  const std::string statements[] = {
      "SELECT * FROM read_parquet(" + SqlQuote(outside) + ")",
      "SELECT * FROM parquet_schema(" + SqlQuote(outside) + ")",
      "SELECT * FROM read_parquet(" + SqlQuote(lake + "/../outside.parquet") + ")",
      "SELECT * FROM read_parquet(" + SqlQuote(lake + "x/a.parquet") + ")",
      "SELECT * FROM " + SqlQuote(outside),
      "SELECT * FROM query_table(" + SqlQuote(outside) + ")",
      "SELECT * FROM read_parquet('http://127.0.0.1:1/a.parquet')",
      "SELECT * FROM read_parquet('s3://a/a.parquet')",
      "SELECT * FROM read_csv('/etc/passwd')",
      "SELECT * FROM '/etc/passwd'",
      "SELECT * FROM '/etc/passwd.csv'",
      "SELECT * FROM read_text('/etc/passwd')",
      "SELECT * FROM read_blob('/etc/passwd')",
      "SELECT * FROM read_json('/etc/passwd')",
      "SELECT * FROM sniff_csv('/etc/passwd')",
      "SELECT * FROM glob('/**')",
      "SELECT * FROM read_duckdb('/etc/passwd')",
      "SELECT getenv('HOME')",
      "SELECT * FROM duckdb_secrets()",
      "SELECT * FROM duckdb_extensions()",
      "SUMMARIZE SELECT * FROM read_text('/etc/passwd')",
      "DESCRIBE SELECT * FROM read_text('/etc/passwd')",
      "EXPLAIN SELECT * FROM read_text('/etc/passwd')",
      "SELECT (SELECT content FROM read_text('/etc/passwd'))",
      "WITH a AS (FROM read_text('/etc/passwd')) FROM a",
  };
  for (const std::string& sql : statements) {
    const Lines lines = Run(sql);
    ASSERT_EQ(lines.size(), 1U) << sql;
    EXPECT_TRUE(lines[0].starts_with("refused: ") || lines[0].starts_with("invalid: ")) << lines[0];
    EXPECT_EQ(lines[0].find("root:"), std::string::npos);
  }
}

TEST_F(QuerySessionTest, RefusesTableFunctionsThatAct) {
  const std::string path = SqlQuote(lake + "/log");
  const std::string acting = "enable_logging(storage_path = " + path + ")";
  const std::string statements[] = {
      "SELECT * FROM " + acting,
      "SELECT * FROM system.main." + acting,
      "SELECT * FROM \"Enable_Logging\"(storage_path = " + path + ")",
      "SELECT 1 WHERE EXISTS (SELECT * FROM " + acting + ")",
      "DESCRIBE SELECT * FROM " + acting,
      "SELECT * FROM query('SELECT * FROM enable' || '_logging()')",
      "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
      "SELECT * FROM messages, LATERAL (SELECT * FROM enable_profiling())",
      "SELECT * FROM disable_logging()",
      "SELECT * FROM force_checkpoint()",
      "EXPLAIN ANALYZE SELECT * FROM " + acting,
  };
  for (const std::string& sql : statements) {
    const Lines lines = Run(sql);
    ASSERT_EQ(lines.size(), 1U) << sql;
    EXPECT_TRUE(lines[0].starts_with("refused: the table function ")) << sql << ": " << lines[0];
  }
  EXPECT_EQ(*ListDirectory(lake), (Lines{"a.parquet"}));
}

TEST_F(QuerySessionTest, GivesDuckdbsMessageForMistakes) {
  EXPECT_EQ(Run(""), (Lines{"invalid: there is no statement"}));
  EXPECT_EQ(Run(" ; -- nothing"), (Lines{"invalid: there is no statement"}));
  EXPECT_EQ(Run(std::string("SELECT 1\0", 9)), (Lines{"invalid: the statement has a zero byte"}));
  EXPECT_TRUE(Run("SELEC 1")[0].starts_with("invalid: Parser Error: syntax error at or near"));
  EXPECT_TRUE(Run("SELECT missing FROM messages")[0].starts_with("invalid: Binder Error"));
  EXPECT_TRUE(Run("SELECT $1")[0].starts_with("invalid: "));
  const Lines failed = Run("SELECT text::INTEGER AS n FROM messages");
  EXPECT_TRUE(failed[0].starts_with("invalid: Conversion Error")) << failed[0];
  EXPECT_EQ(failed[0].find("COLUMNS"), std::string::npos) << failed[0];
}

TEST_F(QuerySessionTest, WritesRowsAsJson) {
  EXPECT_EQ(RunJson("SELECT id, text FROM messages ORDER BY id DESC LIMIT 2"),
            (Lines{R"({"id":9,"text":"row 9"})", R"({"id":8,"text":"row 8"})"}));
  EXPECT_EQ(RunJson("SELECT 1 AS a, NULL AS A, ['x\"'] AS row, 1.50 AS \"d\"\"\""),
            (Lines{R"({"a":1,"A_1":null,"row":["x\""],"d\"":1.5})"}));
  EXPECT_EQ(RunJson("SELECT 'nan'::DOUBLE AS a, 1.5::DOUBLE AS b, '-inf'::FLOAT AS c"),
            (Lines{R"({"a":null,"b":1.5,"c":null})"}));
  const Lines plan = RunJson("EXPLAIN SELECT 1");
  ASSERT_EQ(plan.size(), 1U);
  EXPECT_TRUE(plan[0].starts_with(R"({"explain_key":"physical_plan","explain_value":")"));
  EXPECT_EQ(plan[0].find('\n'), std::string::npos);
}

TEST_F(QuerySessionTest, WritesParquetToItsFileOnly) {
  const auto rows =
      session->RunToParquet("SELECT id AS a, id + 1 AS a FROM messages ORDER BY id DESC; --");
  ASSERT_TRUE(rows) << rows.error().detail;
  EXPECT_EQ(*rows, 10U);
  OpenEngine engine;
  EXPECT_EQ(engine.Rows("FROM read_parquet(" + SqlQuote(written) + ") LIMIT 2"),
            (Lines{"9|10", "8|9"}));
  EXPECT_EQ(session->RunToParquet("EXPLAIN SELECT 1").error().code, ErrorCode::kInvalidArgument);
  ASSERT_FALSE(session->RunToParquet("SELECT text::INTEGER FROM messages"));
  EXPECT_FALSE(FileExists(written));
}

TEST_F(QuerySessionTest, StopsWhenTheCallerHasEnough) {
  int rows = 0;
  const auto result = session->Run(
      "SELECT * FROM range(1000000000000)", [](const QuerySession::Header&) {},
      [&](std::span<const std::optional<std::string>>) { return ++rows < 3; });
  EXPECT_TRUE(result);
  EXPECT_EQ(rows, 3);
  EXPECT_EQ(Run("SELECT 1 AS a"), (Lines{"a INTEGER", "1"}));
}

TEST_F(QuerySessionTest, EndsAnInterruptedStatement) {
  std::jthread interrupter([&] { session->Interrupt(); });
  EXPECT_EQ(Run("SELECT sum(a.i * b.i) AS s FROM range(10000000) a(i), range(10000000) b(i)"),
            (Lines{"other: interrupted"}));
  EXPECT_EQ(Run("SELECT 1"), (Lines{"other: interrupted"}));
}

TEST_F(QuerySessionTest, NeverSpillsToDisk) {
  auto small = QuerySession::Open({.memory_limit_bytes = 32 << 20});
  ASSERT_TRUE(small);
  const auto result = (*small)->Run(
      "SELECT md5(i::VARCHAR) AS m FROM range(3000000) r(i) ORDER BY m",
      [](const QuerySession::Header&) {}, [](auto) { return true; });
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kLimit);
  EXPECT_FALSE(FileExists(".tmp"));
}

}  // namespace
}  // namespace tacit::engine
