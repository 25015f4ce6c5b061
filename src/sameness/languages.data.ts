// Programming languages, formats and programs that a request may be for. Written for this project, 2026-11.

const names =
  'python|javascript|typescript|java|kotlin|rust|go|ruby|php|bash|sql|css|html|excel|git|perl|lua|swift|scala|haskell|docker|react|vue|django|postgresql|mysql|sqlite|mongodb|redis|pandas|vim|powershell|linux|windows|latex|jquery|node|json|xml|yaml|csv|matlab|fortran|cobol|elixir|clojure|airflow|spark|terraform|kubernetes';

/** One of them, as a pattern of pieces. */
export const language = `(?:\\u0001?(?:${names}))`;
