// English phrases about who somebody is: health, belief, origin, sex life, unions, genes; what they
// are and what the weights mean: english.cc.

#include "privacy/content/english_rows.h"

namespace tacit::privacy::content {
namespace {

using enum Category;

constexpr PhraseRow kRows[] = {
    {kHealth, 4,
     "diagnosed with <disease>|<im> diagnosed|was diagnosed|got diagnosed|been "
     "diagnosed|<ihave> <disease>|<his> <disease>|suffer* from <disease>|battling <disease>|"
     "<disease> survivor|<im> hiv positive|tested positive for <disease>|tested positive for hiv|"
     "<his> chemo|chemotherapy|radiotherapy|<im> on <drug>|<im> taking <drug>|<ihave> prescribed|"
     "on antidepressants|<his> antidepressants|<im> pregnant|<his> pregnancy|<his> miscarriage|"
     "had a miscarriage|had an abortion|had a heart attack|had a stroke|had a seizure|had "
     "surgery|<his> surgery|having surgery|<his> psychiatrist|<his> therapist|<im> hospitalised|"
     "<im> hospitalized|in the hospital with|rushed to the hospital|admitted to hospital|<his> "
     "oncologist|<his> biopsy|<im> bipolar|<im> autistic|<im> disabled|<im> diabetic|<im> "
     "epileptic|<im> depressed|clinical depression|clinically depressed|panic attack*|nervous "
     "breakdown|eating disorder|<his> dialysis|kidney transplant|<his> cardiologist|<his> "
     "gynecologist|<his> dermatologist|<his> neurologist|in rehab|<im> in remission|going "
     "through ivf|<his> ivf|<im> sober|recovering alcoholic|<im> an alcoholic|terminally ill|"
     "mental breakdown|postpartum depression|postnatal depression"},
    {kHealth, 4,
     "<drug> for <his>|put <me> on <drug>|prescribed <drug>|prescribed <me>|<his> "
     "medication|<his> meds|off <his> meds|blood pressure is|<his> blood sugar|<his> blood test|"
     "<his> mri|<his> ct scan|<his> mammogram|<his> colonoscopy|<his> endoscopy|broke <his> leg|"
     "broke <his> arm|broke <his> wrist|broke <his> ankle|broke <his> collarbone|torn ligament*|"
     "herniated disc|slipped disc|food poisoning|stomach flu|high fever|<im> throwing up|<his> "
     "wheelchair|test came back positive|long covid|<im> immunocompromised|hearing aids|<his> "
     "doctor said|<his> doctor says|doctor told <me>|doctors found|<his> menopause|<his> period "
     "cramps|erectile dysfunction|<his> std|<his> allergist|severe allerg*|lost the baby|<im> "
     "burned out and|burnout leave"},
    {kHealth, 3,
     "<disease> diagnosis|<disease> treatment|<disease> medication|<fam> has "
     "<disease>|<fam> died|<fam> passed away|<his> diagnosis|<his> symptoms|<his> injury|<his> "
     "disability|therapy session*|see a therapist|seeing a therapist|<im> sick with|<his> doctor|"
     "doctor's appointment|the hospital|in hospital|<his> surgeon|<im> infertile|mental health|"
     "inpatient|icu|<his> allergies|blood test results|ultrasound|<his> physio|physical therapy|"
     "sick note|<his> migraine*|<im> in pain|chronic pain|<his> bad back|surgery"},
    {kHealth, 2,
     "<disease>|diagnosis|symptom*|hospital|clinic|doctor|nurse|surgeon|therapist|"
     "psychiatr*|medication|prescription|disability|rash|fever|vomit*|nausea|rehab|allerg*|"
     "fracture*|patient|vaccin*|infection|tumor|bleeding|relapse*|stitches|biopsy|insulin|pills|"
     "dose|dosage|unwell"},
    {kHealth, 1, "<his> <fam>|<im>|<ihave>|<his> health|feeling"},
    {kHealth, -3,
     "health check*|healthcheck*|health endpoint|liveness|readiness|health "
     "insurance api|patient records api|code smell|symptom of|the symptom*|same symptom*|"
     "symptoms are|bleeding edge|injection|be patient|patient with|<be> patient|cluster|pod|pods|"
     "memory leak|stroke width|stroke color|stroke colour|key stroke|keystroke|diagnos* tool*|"
     "diagnostics|doctor command|brew doctor|flutter doctor|npm doctor|tacit doctor|dependency "
     "injection|git surgery|surgery on|open heart surgery on|infected file*|infected package*|"
     "infected machine*|virus scan*|antivirus|doctor who|headache|<be> a pain|pain in the|"
     "feature|panic in|kernel panic|dataset|api|schema|regex|fever dream|gold rush|open source "
     "doctor|spin doctor|dr strange|hospital app|hospital client|rust|panics|deploy*|parser|"
     "healthcare client|clinic app|inject*|dose of|vim|emacs|depression in the market|economic "
     "depression|great depression|market"},
    {kHealth, 4,
     "chemo|oncolog*|miscarriage|leukemia|lymphoma|melanoma|biopsy|ivf|<his> "
     "psychiatrist|schizophrenia|anorexia|bulimia|mammogram|colonoscopy"},
    {kHealth, 3,
     "cancer|diabetes|epilepsy|hiv|hepatitis|lupus|dementia|alzheimer|parkinson|"
     "endometriosis|crohn|fibromyalgia|ptsd|ocd|adhd|autism|pneumonia|bipolar|wheelchair|"
     "pregnant|pregnancy|covid|panic attack"},
    {kHealth, -4, "transistor*|bipolar junction|git clone|this aids"},
    {kReligion, 4,
     "<im> <faith>|<im> a <faith>|<im> an <faith>|<im> a devout|devout <faith>|"
     "practicing <faith>|practising <faith>|as a <faith>|as an <faith>|raised <faith>|convert* "
     "to islam|convert* to christianity|convert* to judaism|convert* to catholicism|convert* to "
     "buddhism|<his> faith|<his> church|<his> mosque|<his> synagogue|<his> temple|<his> pastor|"
     "<his> imam|<his> rabbi|<his> priest|left the church|found jesus|found god|accept* jesus|"
     "jesus saved|jesus christ is|believe in god|believe in allah|belief in god|pray* for you|"
     "<im> fasting|fasting for ramadan|observ* ramadan|keep* kosher|keeps kosher|<im> kosher|eat "
     "halal|only eat halal|observe the sabbath|keep the sabbath|<im> baptised|<im> baptized|got "
     "baptized|got baptised|<his> baptism|<his> bar mitzvah|<his> bat mitzvah|<his> confirmation "
     "class|ex muslim|ex mormon|ex catholic|born again christian|<his> hijab|wear* a hijab|wear* "
     "hijab|go to mass|went to mass|sunday school|bible study|prayer group|lost <his> faith|<im> "
     "religious|not religious|<his> religion|speak* in tongues|the holy spirit|holy spirit|"
     "atheist since|jehovah s witness*|<his> rosary|pray five times|friday prayer*|<his> bishop|"
     "kingdom hall|<his> congregation|do the hajj|went on hajj|went to hajj|infidel*|christian "
     "values|<his> parish"},
    {kReligion, 3,
     "<he> pray*|praying|ramadan|<faith> family|<faith> parents|<faith> "
     "upbringing|<faith> community|<faith> church|<faith> school|god bless|inshallah|allah|the "
     "quran|the koran|the torah|scripture|lent|yom kippur|shabbat|the gospel|<his> soul|worship*|"
     "sermon|mosque|synagogue|church|communion|religious reasons|religious holiday|religious|"
     "bible|rabbi|imam|pastor"},
    {kReligion, 2,
     "<faith>|christianity|islam|islamic|judaism|hinduism|buddhism|catholicism|"
     "prayer*|jesus|god|faith|baptis*|convert*|priest|temple|easter mass|sin|heaven|hell|kosher|"
     "halal"},
    {kReligion, 1, "<im>|<his> <fam>|<ihave>|<his> family"},
    {kReligion, -4,
     "religiously|holy war|tabs vs spaces|emacs|vim|religious about|religious "
     "debate*|good faith|bad faith|faith in|jesus christ the build|cathedral and the bazaar|"
     "bible of|the bible for|bible on|rust|python|javascript|god object*|god class*|god mode|oh "
     "god|oh my god|my god|god knows|thank god|for god's sake|god damn|swear to god|jesus wept|"
     "convert* to|<be> converted|type conver*|convert* the|convert* from|church encoding|church "
     "numerals|alonzo church|church rosser|priest class|template|temple of|sin function|sin cos|"
     "cos|hell no|what the hell|dependency hell|callback hell|hell of|the hell|dll hell|as hell|"
     "communion of|agnostic of|cloud agnostic|agnostic to|platform agnostic|database agnostic|"
     "vendor agnostic|framework agnostic|language agnostic|device agnostic|unorthodox|orthodox "
     "approach|orthodox way|lent me|lent it|lent you|lent us|pray the|pray that|praying it|"
     "praying that|pray it|praying the|pray to the|deploy*|evangelist|evangelism|developer "
     "evangel*|cargo cult|easter egg"},
    {kReligion, 4,
     "<fam> is a <faith>|<fam> is <faith>|<fam> was a <faith>|<fam> are <faith>|"
     "family is <faith>|praise allah|praise god|praise jesus|praise the lord|to the synagogue|to "
     "the mosque|to church|at church|at the mosque|<fam> is an imam|<fam> is a priest"},
    {kPolitics, 4,
     "vot* for <party>|vote <party>|<im> voting for|<im> voting <party>|i vot* "
     "<party>|<im> a <party>|lifelong <party>|registered <party>|<party> voter*|<party> "
     "supporter*|member of the <party>|support <party>|i support <party>|hate <party>|i hate "
     "<party>|fuck <party>|love <party>|donat* to the <party>|donat* to <party>|campaign* for "
     "<party>|vote for the <party>|voted for the <party>|member of the communist|<im> a "
     "communist|<im> a socialist|<im> a marxist|<im> an anarchist|<im> a conservative|<im> a "
     "liberal|<im> a nationalist|<im> a feminist|<im> a leftist|<im> left wing|<im> right wing|"
     "<im> a libertarian|<his> political views|<his> political beliefs|<his> political opinions|"
     "<his> politics|party membership|<im> pro choice|<im> pro life|pro life march|anti abortion|"
     "pro abortion|abortion rights|gun control|defund the police|stop the steal|stolen election|"
     "the election was stolen|election was rigged|rigged election|free palestine|from the river "
     "to the sea|stand with israel|stand with palestine|black lives matter|blm protest|blm rally|"
     "build the wall|climate strike*|went to the protest|protest march|marched against|anti "
     "government|overthrow the|the regime|woke mob|woke agenda|left wing|right wing|far right|"
     "far left|deep state|immigration policy|open borders|death penalty"},
    {kPolitics, 3,
     "<party> rally|<party> campaign|<party> is a|political party|who did you "
     "vote for|did you vote|vot* for|the election|elections|election day|<party> won|<party> "
     "lost|<party> wins|congress|parliament|senator|prime minister|the president|impeach*|"
     "referendum|communist|communists|communism|socialist|socialists|socialism|fascist|fascists|"
     "fascism|marxist|marxists|marxism|anarchist|anarchists|anarchism|capitalist pigs|nazis|"
     "political opinion*|political views|protest*|demonstration against|revolution|dictator*|"
     "propaganda|refugees|immigrants|mps|tax the rich"},
    {kPolitics, 2,
     "<party>|vot* in|politic*|politician*|government|conservative|liberal|"
     "nationalist|nationalists|patriot*|corrupt politicians|welfare|ballot|polling station|"
     "ideology|activist*|democracy|democrats"},
    {kPolitics, 1, "<im>|<his> <fam>|i think|i believe|in my opinion|<his> country"},
    {kPolitics, -4,
     "dao|governance|validator*|leader election|leader|raft|quorum|proposal|"
     "token holders|snapshot vote|on chain|onchain|vote on|vote yes|vote no|vote for the "
     "proposal|votes for|upvot*|downvot*|liberal license|conservative estimate*|conservative "
     "default*|conservative value*|conservative garbage|conservative about|conservative with|"
     "liberal with|left pad|left join|right join|right side|left side|right now|all right|voting "
     "power|voting period|voting contract|voting app|vote for option|election algorithm|election "
     "timeout|electron|vote for <his> favorite|vote for <his> favourite|vote for which|poll|"
     "green build|greens on ci|the regime we|training regime|load regime|regime change in "
     "latency|revolution* in|sec|mica|regulation*|regulator*|party mode|hackathon|logo|<his> "
     "vote for|api design|office politics|code of conduct"},
    {kPolitics, 4,
     "hate the <party>|<party> ruined|<party> back|campaigns for the|canvass* "
     "for|<im> a fascist|despise the <party>|<party> or <party>|left the party|join* the party|"
     "polling station for"},
    {kPolitics, 3, "polling station|campaigning|abortion|independence referendum"},
    {kPolitics, 1, "i|we|my|volunteer*"},
    {kEthnicity, 4,
     "<im> <race> and|<im> a <race> man|<im> a <race> woman|<im> a <race> guy|"
     "<im> a <race> person|as a <race> man|as a <race> woman|as a <race> person|as a <race> "
     "developer|as a <race> guy|as an <race> man|as an <race> woman|as an <race> person|as an "
     "<race>|<im> half <race>|<im> half chinese|<im> half japanese|<im> half korean|<im> half "
     "indian|<im> half german|<im> half turkish|<im> mixed race|<im> biracial|mixed race|<im> of "
     "<race> descent|of <race> descent|of <race> origin|of chinese descent|of indian descent|of "
     "turkish descent|of jewish descent|of african descent|of japanese descent|of mexican "
     "descent|of irish descent|<im> ethnically|ethnically <race>|<his> ethnicity|<his> ethnic "
     "background|ethnic background|ethnic minority|ethnic origin|ethnic group|racial profiling|"
     "<his> race|<his> skin color|<his> skin colour|skin colour|skin color of|color of <his> "
     "skin|colour of <his> skin|<im> a person of color|<im> a person of colour|person of color|"
     "people of color|women of color|woman of color|people of colour|<im> an immigrant from|<im> "
     "a refugee|<his> tribe|<im> native american|native american|african american*|first black|"
     "only black|the only black|the only asian|only asian|<im> romani|roma family|<im> kurdish|"
     "<his> kurdish|<im> tamil|<im> uyghur|<im> jewish|<im> maori|<im> indigenous|indigenous "
     "heritage|jewish heritage|<his> heritage|<his> ancestors|racist to|racist toward*|racist "
     "remark*|racist comment*|racist joke*|white people|black people|asian people|white guy|"
     "black guy|asian guy|white man|black man|black woman|white woman|asian woman|asian man|"
     "black girl|black kid|asian girl|<im> arab|<im> latino|<im> latina|<im> hispanic|<im> afro|"
     "<im> mestizo|dark skinned|light skinned"},
    {kEthnicity, 3,
     "<race> parents|<race> family|<race> mother|<race> father|<race> mom|"
     "<race> dad|<race> roots|<race> community|<race> culture|<race> name|<race> accent|<race> "
     "heritage|<race> ancestry|<race> colleagues|<race> engineers|<race> employees|<race> "
     "candidate*|ethnic*|racist|racism|racial*|ancestry|descent|where are you really from|<his> "
     "roots|grandparents came from|immigrant parents|tribal|minority|caste|<race> american"},
    {kEthnicity, 2,
     "<race> friends|accent|immigrant*|ethnic|heritage|skin|foreigner*|"
     "diversity hire|nationality|hispanic|latino|latina|romani|uyghur"},
    {kEthnicity, 1, "<im>|<his> <fam>|<his> parents|<his> family|<his> background"},
    {kEthnicity, -4,
     "race condition*|data race|race detector|race in|black box|blackbox|white "
     "box|whitebox|blacklist|whitelist|black list|white list|black background|white background|"
     "black theme|white label|white space|whitespace|white paper|whitepaper|black friday|black "
     "hole|white hat|black hat|gradient descent|recursive descent|descent parser|css|theme|font|"
     "hex|rgb|dark mode|light mode|skin for|skins|new skin|skin of the app|player|game|theme "
     "skin|mixed content|mixed case|mixed results|accent color|accent colour|acute accent|"
     "accents|unicode|minority of nodes|minority partition|quorum|heritage of the codebase|"
     "inherit*|ancestor commit*|common ancestor|ancestors of the commit|roots of the tree|race "
     "to|asian market*|asian servers|asian region|asian session|asian timezone*|african region|"
     "caste type|cast|black and white|white noise|pen|formatter|formatted with black|black "
     "formats|black 2|run black|ruff"},
    {kEthnicity, 4,
     "<fam> is <race>|<fam> are <race>|<fam> was <race>|family is <race>|low "
     "caste|lower caste|upper caste|a latina in|a latino in|nigerian descent|armenian descent|"
     "iranian descent|pakistani descent|vietnamese descent|russian descent|ukrainian descent|"
     "polish descent|greek descent|italian descent"},
    {kEthnicity, 1, "myself|candidate"},
    {kSexLife, 4,
     "<im> gay|<im> a gay|<im> lesbian|<im> a lesbian|<im> bisexual|<im> bi and|"
     "<im> queer|<im> pansexual|<im> asexual|<im> transgender|<im> trans|<im> a trans|<im> "
     "nonbinary|<im> non binary|<im> straight but|<im> polyamorous|polyamor*|came out as "
     "<orient>|come out as <orient>|coming out as <orient>|came out as a <orient>|come out as a "
     "<orient>|came out to <his>|come out to <his>|coming out to|out of the closet|in the closet "
     "about|closeted|<his> sexual orientation|sexual orientation|<his> sexuality|<his> gender "
     "identity|<his> transition|gender dysphoria|<his> sex life|sex life|<his> libido|<his> "
     "boyfriend and i are both|as a gay|as a lesbian|as a trans|as a queer|as a bisexual|gay bar|"
     "gay couple|lesbian couple|gay marriage|same sex|<his> husband and i are two|had sex|having "
     "sex|slept with <his>|slept with <me>|sleep* with <his>|one night stand|hook* up with|"
     "hooked up with|cheated on <his>|cheating on <his>|cheated on <me>|cheating on <me>|having "
     "an affair|had an affair|an affair with|<his> affair|open marriage|open relationship|"
     "threesome|swingers|grindr|<im> a virgin|lost <his> virginity|birth control pill*|<his> "
     "hormones|hormone therapy|top surgery|bottom surgery|<his> deadname|deadnam*|used condoms|"
     "without a condom|unprotected sex|<his> kink*|fetish|bdsm|sex therapist|friends with "
     "benefits|sexually active|<his> dead name|homophob*|transphob*|<im> into men|<im> into "
     "women|attracted to men|attracted to women|like both men and women|escort service|paid for "
     "sex|prostitut*"},
    {kSexLife, 3,
     "gay|lesbian|bisexual|transgender|queer|tinder date|sexual*|condom*|"
     "sleeping together|slept together|in bed with|making out|made out with|went home with|<his> "
     "pronouns|pride parade|coming out|came out|drag queen|lgbt*|sex"},
    {kSexLife, 2,
     "tinder|hookup*|date night|dating|affair|girlfriend|boyfriend|orientation|"
     "transition*|virgin*|intimate|lover|crush on|pronouns"},
    {kSexLife, 1, "<im>|<his> <fam>|<ihave>|<his> family"},
    {kSexLife, -4,
     "feature|release|version|transition between|state transition*|css|animation|"
     "transition period|transition to|landscape|portrait|screen orientation|orientation lock|"
     "portrait orientation|object orientation|device orientation|orientation change|orientation "
     "week|orientation session|update|blog post|came out with|came out of|came out in|came out "
     "last|came out yesterday|came out today|the paper|came out as a zip|comes out as|come out "
     "as null|come out as a string|come out as nan|came out as null|came out as nan|came out as "
     "empty|came out as a|unisex|sex column|sex field|male female|enum|gender column|same sex "
     "column|virgin galactic|virgin media|virgin install|olive oil|transaction*|api|branch|"
     "webhook*|hook up|straight forward|straightforward|iphone|crush the|candy crush|current "
     "affairs|dating back|dating from|carbon dating|date picker|up to date|union|query|sexy|up "
     "with the|docs|pr"},
    {kSexLife, 4,
     "both men and women|lesbians|pays for escorts|straight or bi|gay or "
     "straight|bi or straight|<fam> and i are two"},
    {kTradeUnion, 4,
     "<his> union|joined the union|join the union|joining the union|join* a "
     "union|union member*|trade union*|labor union*|labour union*|<his> union rep|union rep|"
     "union representative|union dues|unionize|unionise|unionizing|unionising|unionized|"
     "unionised|unionization|unionisation|union drive|union busting|union buster*|union meeting|"
     "union card|union organizer*|union organiser*|union contract|union vote|union election|"
     "union steward|shop steward|collective bargaining|collective agreement|works council|"
     "workers council|betriebsrat|ig metall|verdi member|ver di|cgt|ccoo|unison member|the "
     "teamsters|teamsters|afl cio|seiu|cwa|picket line|on the picket|picketing|go on strike|"
     "going on strike|went on strike|on strike|strike vote|strike action|strike fund|wildcat "
     "strike|general strike|walkout|industrial action|strikebreaker*|scab labor|crossing the "
     "picket|<his> shop steward|union leader*|union membership|pro union|anti union|union card "
     "check|bargaining unit|nlrb|union newsletter|strike ballot|ballot for strike|organize the "
     "workers|organising workers|organizing workers|staff council|employee representative*|union "
     "office|union lawyer|union fees|leave the union|left the union|union organising|union "
     "organizing"},
    {kTradeUnion, 3,
     "the union|a union|unions|strike|striking workers|labor organizer|labour "
     "organizer|organizing committee|organising committee|union|workers' rights|workers rights"},
    {kTradeUnion, 2,
     "bargaining|grievance|picket*|workers|management|dues|solidarity|"
     "employer|steward|wages"},
    {kTradeUnion, 1, "<im>|<his> boss|colleagues|coworkers|<his> employer|hr|company"},
    {kTradeUnion, -4,
     "union type*|tagged union*|discriminated union*|union all|union query|"
     "sql union|union select|union find|union of|a union in c|union struct|typescript|type|types|"
     "enum|struct|variant|sql|select|set union|intersection|set|european union|soviet union|"
     "union square|credit union|western union|union jack|state of the union|union pacific|strike "
     "price|strike through|strikethrough|strike while|three strikes|strike a balance|lightning "
     "strike|strike me as|strikes me|struck|counter strike|options|strike team|first strike|"
     "strikes again|strike again|lucky strike|the union operator|workers pool|web workers|worker "
     "pool|celery|service worker*|worker threads|geometry|polygon*|schema|graphql|rust|haskell|"
     "api|bounding box*|postgis|array|arrays|dataframe*|column|columns|struct*|field|fields|"
     "pointer|operator|safety union|lists|sets"},
    {kTradeUnion, 4, "teamster|unions are|unions protect"},
    {kGenetic, 4,
     "<his> dna|dna test*|<his> genome|<his> genes|genetic test*|genetically "
     "predisposed|genetic condition|genetic disorder|genetic disease|<im> a carrier of|carrier "
     "of the|<im> a carrier|brca|brca1|brca2|brca mutation|23andme|ancestrydna|ancestry dna|"
     "<his> haplogroup|hereditary|huntington*|down syndrome|trisomy|cystic fibrosis|sickle cell|"
     "hemophilia|haemophilia|tay sachs|genome sequenced|whole genome|genetic counsel*|genetic "
     "data|genetic results|genetic predisposition|genetic risk|genetic marker*|genetic mutation|"
     "runs in the family|run* in <his> family|paternity test*|<his> karyotype|<his> chromosom*|"
     "chromosomal|<his> fingerprint*|fingerprint scan*|<his> retina*|retina scan*|iris scan*|"
     "<his> iris|<his> face scan|face scan of|facial recognition data|face recognition of|<his> "
     "faceprint|<his> voiceprint|voice print of|<his> biometric*|biometric data|biometric "
     "template*|scan* <his> face|scan of <his> face|<his> palm print|palm scan*|iris template*|"
     "fingerprint template*|genetic screening|newborn screening|<his> blood type|blood type is|"
     "amniocentesis|prenatal test*|embryo test*|mtdna|genotype*|<his> snp*|gene variant|apoe4|"
     "apoe|mthfr|factor v leiden|lynch syndrome|marfan*|klinefelter*|turner syndrome|fragile x|"
     "sperm donor|egg donor"},
    {kGenetic, 3,
     "dna|genetic*|biometric*|fingerprint reader|face id|touch id|mutation|"
     "genome|chromosome*|carrier|syndrome|gene|fingerprints|palm|iris|inherited|family history of"},
    {kGenetic, 2,
     "sequenced|heredity|ancestors|relatives|lab results|swab|spit|saliva|test "
     "results|blood type|cheek swab|positive for"},
    {kGenetic, 1, "<im>|<his> <fam>|<ihave>|<his> family|<his>"},
    {kGenetic, -4,
     "genetic algorithm*|genetic programming|genetic operator*|mutation test*|"
     "mutations|graphql|mutation*|carrier pigeon|carrier|phone carrier|carrier billing|airline|"
     "dna of|in our dna|in its dna|company dna|project dna|in their dna|in <his> dna|part of the "
     "dna|key fingerprint|ssh fingerprint|fingerprint of the key|certificate fingerprint|gpg "
     "fingerprint|browser fingerprint*|device fingerprint*|canvas fingerprint*|fingerprint does "
     "not match|fingerprint mismatch|public key|host key|known_hosts|sha256|hash|cert|"
     "certificate|docs|api|sdk|webauthn|passkey*|biometric prompt|biometric auth*|biometric "
     "login|biometric unlock|androidx|login|ios|android|retina display*|retina screen*|retina "
     "assets|retina macbook|iris dataset|iris classification|sklearn|palm tree*|palm os|google "
     "palm|hereditary codebase|inherited from|inherited class*|generic|generics|snapshot|dataset|"
     "face id prompt|library|app|password"},
    {kGenetic, 4,
     "voiceprint of|the mutation from <his>|inherited the mutation|all inherited "
     "the"},
};

}  // namespace

std::span<const PhraseRow> EnglishAboutPeople() { return kRows; }

}  // namespace tacit::privacy::content
