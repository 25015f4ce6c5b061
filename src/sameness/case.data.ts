// Words that are something else with a capital letter: companies, languages, countries, months, people, programs, and
// the letters of an organisation. Written for this project, 2026-11.

export const caseMatters: ReadonlySet<string> = new Set(
  [
    // Companies and products
    'apple amazon alphabet meta oracle target gap visa shell orange slack zoom notion windows office excel word access teams',
    'outlook edge safari chrome firefox discord signal stripe square block uber bolt lime bird spring flask express django node',
    'sublime atom eclipse spark storm kafka puppet chef salt ember angular react backbone unity steam origin tide dove dawn',
    'caterpillar jaguar puma fox ford subway pages numbers keynote drive docs sheets slides bing',
    // Programming languages
    'go rust swift ruby dart julia crystal basic scratch shell bash lua nim pascal ada scheme racket elixir perl',
    // Countries, places, peoples, tongues
    'turkey china chad jordan guinea polish finnish nice reading bath mobile cork split bologna lima buffalo phoenix',
    'jersey georgia panama java cologne champagne burgundy orleans essen sandwich rugby hull nancy tours',
    // Months and days
    'march may august sun mon sat fri wed jan mar dec',
    // People
    'bill will mark rose lily jack frank drew pat art ray bob dick sue harry grace hope faith joy dawn iris ivy rob nick jean',
    'gene dean earl rich chuck dale cliff glen stone brown green black white gray young baker cook smith potter hunter king',
    'pope bush trump jobs gates bell church',
    // Planet and metal; one and many
    'mercury god',
    // Letters that spell a word
    'us it who or in no so an at as am is on he we to can be do if of all by pin ram rom sat cat aids mad act arm care dare ice',
    'led map met nasa nice pet raw rest rip sad soap star step swat tip wasp who awe it ad pa ma la me hi id oh ok pc',
    // Units of information and amounts
    'mb kb gb tb mw ma mm ms ps mpa',
  ].flatMap(line => line.split(' ')),
);

/** Letters that are no other word in lower case; what else stands in capitals alone may be. */
export const acronyms: ReadonlySet<string> = new Set(
  [
    'http https html css sql json xml yaml csv pdf api apis url urls uri sdk cli gui ide cpu gpu ssd usb hdmi wifi dns tcp udp ip',
    'ssh ssl tls ftp smtp php aws gcp ios sms gps vpn llm llms ml nlp jwt cors crud orm uuid regex ascii utf svg png gif jpeg jpg mp3',
    'usa uk eu un ceo cto cfo ai tv dna rna gdp vat faq nato fifa nba nfl phd hr covid ufo atm diy eta fyi asap ok',
  ].flatMap(line => line.split(' ')),
);
