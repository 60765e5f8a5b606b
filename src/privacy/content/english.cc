// English. The phrases are our own writing, after the categories of GDPR articles 9 and 10 and what
// a handbook for channel moderators would name. 4 withholds alone, 3 with any support, 2 with more;
// below 0 is the everyday or technical sense of the same words.

#include "privacy/content/language.h"

namespace tacit::privacy::content {
namespace {

using enum Category;

constexpr std::string_view kEndings =
    "|s|e|es|ed|d|ing|er|ers|or|ors|ion|ions|al|ally|ly|"
    "y|ic|ia|ity|ism|ist|ists|ies|ation|ment";

constexpr std::string_view kCommon =
    "id|a|an|the|i|im|you|he|she|it|we|they|me|him|her|us|them|my|your|his|our|their|s|m|re|ve|"
    "ll|d|t|don|didn|doesn|isn|is|am|are|was|were|be|been|being|do|does|did|have|has|had|having|"
    "will|would|can|could|should|may|might|must|not|no|yes|and|or|but|if|so|because|as|of|at|by|"
    "for|with|about|to|from|in|on|off|out|up|down|into|over|after|before|since|than|then|there|"
    "here|this|that|these|those|who|what|when|where|why|how|which|all|any|some|every|just|very|"
    "too|also|only|now|still|again|get|gets|got|getting|go|goes|going|went|gone|make|made|take|"
    "took|taken|taking|come|came|know|think|want|need|like|see|say|said|tell|told|new|old|good|"
    "bad|big|first|last|one|two|time|day|today|week|work|works|working|team|people|thing|back|"
    "way|off|own|same|other|more|most|much|many|well|really|use|used|using|run|running|start|"
    "started|stop|user|person|code|live|lives|living|left|find|found|give|gave|call|called|keep|"
    "kept|let|put|set|look|try|ask|asked|send|sent|please|thanks|even|never|ever|ago|year|month|"
    "months|end|open|close|key|keys|test|tests|report|reports|issue|fix|due|under|between|"
    "without|around|through|name|number|lot|next|soon|later|sure|right|hard|part|point|place|"
    "home|office|long|full";

constexpr std::string_view kFrequent =
    "years|cut|joined|anyone|server|build|community|check|review|nice|behind|commit|fixed|apt|"
    "ship|better|someone|network|package|database|session|api|access|table|terminal|nothing|talk|"
    "second|login|manager|card|results|log|below|order|support|job|box|return|reason|content|"
    "template|options|far|everything|sort|everyone|until|thought|times|shared|control|admin|"
    "touch|comments|commented|world|video|making|join|joining|share|public|production|mainnet|"
    "contract|data|token|service|account|money|note|date|state|line|size|page|group|change|"
    "changed|nobody|half|side|leave|quiet|head|hand|hands|lost|reference|stay|staying|pay|paid|"
    "hard|security|password|root|prod|sunday|signed|stories|story|story|photo|pic|pics|year|high|"
    "grade|legal|system|systems|bridge|release|patch|office|company";

constexpr WordSet kSets[] = {
    {"fam",
     "mom|mum|mother|dad|father|wife|husband|son|daughter|brother|sister|partner|"
     "girlfriend|boyfriend|grandma|grandmother|grandpa|grandfather|aunt|uncle|spouse|fiance|"
     "fiancee|cousin|nephew|niece|parents|toddler|kid|kids|child|baby|ex"},
    {"his", "my|his|her|their|our|your"},
    {"he", "i|he|she|they|we|who|[[USER]]|[[PERSON]]"},
    {"me", "me|him|her|them|us|[[USER]]|[[PERSON]]"},
    {"be", "is|was|s|are|were|re|m|am|been|being"},
    {"im",
     "i'm|i am|im|i was|i've been|he's|he is|she's|she is|he was|she was|they are|"
     "they're|we're|we are|you're|you are|who is|[[USER]] is|[[USER]] was|[[PERSON]] is|"
     "[[PERSON]] was"},
    {"ihave",
     "i have|i've|i had|i got|he has|she has|he had|she had|we have|they have|"
     "[[USER]] has|[[PERSON]] has|you have"},
    {"kid",
     "son|daughter|kid|kids|child|children|boy|girl|nephew|niece|stepson|stepdaughter|"
     "grandson|granddaughter|toddler|baby"},
    {"disease",
     "cancer|leukemia|lymphoma|melanoma|diabetes|epilepsy|hiv|hepatitis|lupus|"
     "arthritis|asthma|adhd|autism|autistic|bipolar|depression|schizophrenia|ptsd|ocd|anorexia|"
     "bulimia|dementia|alzheimer|parkinson|sclerosis|endometriosis|crohn|fibromyalgia|tumor|"
     "tumour|pneumonia|covid|anemia|hypertension|migraine|migraines|insomnia|anxiety|miscarriage|"
     "stroke|seizure|seizures|dyslexia|psoriasis|eczema|hernia|sepsis|measles|tuberculosis|gout|"
     "concussion"},
    {"drug",
     "antidepressants|ssri|ssris|prozac|zoloft|lexapro|sertraline|fluoxetine|xanax|"
     "valium|ritalin|adderall|insulin|chemo|chemotherapy|lithium|metformin|methadone|"
     "antipsychotics|ozempic|steroids|antibiotics|painkillers|opioids|testosterone|estrogen|"
     "prednisone|vyvanse|concerta|warfarin|inhaler"},
    {"faith",
     "catholic|protestant|christian|muslim|jewish|hindu|buddhist|sikh|mormon|atheist|"
     "agnostic|orthodox|evangelical|baptist|methodist|lutheran|shia|sunni|quaker|jehovah|"
     "anglican|scientologist|pagan|jain"},
    {"party",
     "trump|biden|obama|republican|republicans|democrat|democrats|labour|tories|tory|"
     "conservatives|afd|spd|cdu|greens|putin|maga|gop|lepen|macron|modi|bjp|orban|erdogan|"
     "bolsonaro|lula|harris|starmer|corbyn|brexit|sanders|desantis|netanyahu|likud|podemos|vox|"
     "peronist|milei|libertarians"},
    {"race",
     "black|asian|latino|latina|hispanic|roma|romani|arab|kurdish|kurd|indigenous|"
     "aboriginal|maori|jew|jewish|biracial|mestizo|tamil|uyghur|rohingya|berber|white|mixed|"
     "african|hmong|caucasian|hutu|tutsi|afro|navajo|cherokee|sinti|dalit"},
    {"crime",
     "theft|fraud|assault|robbery|burglary|murder|manslaughter|embezzlement|dui|"
     "shoplifting|rape|arson|extortion|blackmail|battery|stalking|trafficking|perjury|forgery|"
     "bribery|stabbing|vandalism|felony|misdemeanor|possession|homicide|kidnapping|harassment|"
     "laundering|trespassing|poaching"},
    {"vuln", "vulnerability|vulnerabilities|vuln|vulns"},
    {"orient",
     "gay|trans|bi|lesbian|queer|bisexual|asexual|nonbinary|pansexual|transgender|"
     "straight"},
    {"age",
     "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
     "fifteen|sixteen|seventeen|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17"},
    {"teen", "thirteen|fourteen|fifteen|sixteen|seventeen|11|12|13|14|15|16|17"},
};

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
    {kOffences, 4,
     "<im> arrested|got arrested|been arrested|was arrested|were arrested|"
     "arrested for|arrested last|<im> convicted|convicted of|convicted for|was convicted|been "
     "convicted|criminal record|criminal history|criminal charges|criminal conviction|<his> "
     "conviction|previous convictions|prior conviction*|charged with <crime>|charged with|"
     "accused of <crime>|accused of|guilty of <crime>|found guilty|pleaded guilty|pled guilty|"
     "plead guilty|sentenced to|<im> in jail|<im> in prison|in prison for|in jail for|went to "
     "jail|went to prison|go to jail|served time|serv* time|out on bail|on bail|on parole|parole "
     "officer|on probation for|probation officer|<im> on probation for|<his> dui|a dui|got a dui|"
     "drunk driving|drink driving|community service hours|restraining order|domestic violence|"
     "sex offender|registered offender|felon|a felony|convicted felon|ex con|ex convict|house "
     "arrest|ankle monitor|juvenile detention|juvie|police record|police caution|background "
     "check came back|failed the background check|failed <his> background|shoplift*|steal* from "
     "the|stole from the|stealing from|stole money|embezzl*|sold drugs|selling drugs|dealing "
     "drugs|drug dealer|drug charge*|possession of|caught stealing|caught with|insider trading|"
     "tax evasion|evad* taxes|launder* money|money laundering|police raid*|raided by|under "
     "investigation for|warrant for <his> arrest|arrest warrant|expunged|expunge|<his> mugshot|"
     "mugshot|prosecuted for|indicted|indictment|fined for speeding|lost <his> licence for|lost "
     "<his> license for|hit and run|sexual assault|assaulted <me>|raped|molest*|stalked <me>"},
    {kOffences, 3,
     "arrested|convicted|felony|prison|parole|criminal|police|crime|offender|"
     "offence|offense|theft|fraud charges|fraud case|burglar*|robbery|bribe*|assault|stabb*|"
     "murder*|smuggl*|blackmail*|in custody|the cops|cop"},
    {kOffences, 2,
     "jail|guilty|sentence|charges|lawyer|bail|probation|warrant|stole|stolen|"
     "court|witness|trial|drugs|illegal|fraud"},
    {kOffences, 1, "<im>|<his> <fam>|<ihave>|<he>"},
    {kOffences, -4,
     "charged with gas|charged with fees|charged with usb|fees|fee|gas|battery|"
     "charged with the task|charged with maintain*|billing|invoice|subscription|git blame|guilty "
     "of not|guilty pleasure|guilty of copy|guilty as charged|guilty of over|commit|jailbreak|"
     "chroot|freebsd|freebsd jail|fail2ban|jails|iocage|firejail|jail in|jail config|app jail|"
     "process|vendor jail|accused of being slow|linter|type checker|cache|prisoner*|dilemma|work "
     "stealing|steal work|steals|stolen cpu|steal time|cpu steal|time slice|game|level|character|"
     "npc|movie|series|episode|show|book|novel|suspended sentence parsing|parser|nlp|sentence*|"
     "token*|fraud detection|detection|detect*|anti fraud|fraud model|fraud score|model|warranty|"
     "warrant a|warrants a|doesn't warrant|code police|grammar police|style police|trial version|"
     "free trial|trial period|witness data|segwit|zk|zero knowledge|possession of the key|proof "
     "of possession|serve time|serving time|server|serving|served|service|caught with a test|"
     "caught with the|caught with fuzz*|phish*|scam|scammer|scammers|exploit|contract|probation "
     "period"},
    {kOffences, 4,
     "caught <me> stealing|in handcuffs|the cops took|police took|was fined|"
     "sentenced|stealing laptops"},
    {kHr, 4,
     "<his> salary|<his> salaries|salary is|salary of|base salary|salary review*|"
     "salary increase|salary band*|salary negotiat*|salary expectation*|salary for <me>|<his> "
     "pay raise|<his> paycheck|<his> payslip|<his> bonus|annual bonus|<his> raise|a raise|pay "
     "cut|<his> compensation|comp package|<his> comp|total comp|stock options grant|<his> "
     "severance|severance package|severance|got fired|was fired|been fired|being fired|<im> "
     "fired|get* fired|fire <me>|fired <me>|firing <me>|firing someone|let go of|letting <me> go|"
     "let <me> go|laid off|layoff*|lay off|redundanc*|made redundant|terminat* <his> contract|"
     "terminate <me>|employment terminat*|terminat* for cause|performance review*|<his> review "
     "with hr|performance improvement plan|on a pip|put on pip|pip for|on pip|underperform*|"
     "<his> performance is|low performer*|bad performer|<his> appraisal|sick leave|medical leave|"
     "maternity leave|paternity leave|parental leave|on leave until|unpaid leave|burnout leave|"
     "sick days|<his> sick note|disciplin* action|disciplinary|written warning|formal warning|"
     "final warning|hr complaint|complain* to hr|report* to hr|went to hr|talk* to hr|hr meeting|"
     "meeting with hr|hr investigation|<his> resignation|hand* in <his> notice|put in <his> "
     "notice|<his> notice period|notice period|<im> resigning|<im> quitting|i quit <his>|"
     "resigned from|exit interview|<his> promotion|passed over for promotion|promot* to senior|"
     "denied promotion|<his> contract won't be renewed|contract not renewed|<his> contract ends|"
     "job offer|offer letter|counter offer|rejected the candidate|reject the candidate|"
     "candidate's interview|interview feedback on|reference check|hourly rate|day rate|<his> "
     "rate is|per hour for <me>|<im> paid|paid less than|paid more than|underpaid|overpaid|pays "
     "<me>|payroll|wrongful dismissal|constructive dismissal|gross misconduct|headcount "
     "reduction|reduction in force|vacation days left|<his> probation|probation period|visa "
     "sponsorship|background of the candidate|toxic manager|<his> manager is a|non compete|rsu*|"
     "<his> equity"},
    {kHr, 3,
     "salary|salaries|bonus|promotion|payslip*|hr|k per year|per year before tax|k a "
     "year|a year gross|resign*|dismiss*|quit <his> job|new job|job interview|interview*|"
     "candidate|hire|hiring|recruiter|equity|compensation|paycheck|wage*|overtime|employee|"
     "headcount"},
    {kHr, 2,
     "fired|performance|manager|boss|contract|raise|notice|leave|employer|gross|net|"
     "vacation|pto|onboarding|probation|review|appraisal|redundan*"},
    {kHr, 1, "<im>|<me>|<his>|<he>|confidential|between us"},
    {kHr, -4,
     "int salary|float salary|salary int|salary float|salary varchar|employee table|"
     "employees table|from employees|select|table|schema|example|tutorial|struct|class|column|"
     "columns|field|query|join|json|yaml|database|groupby|group by|sql|code review|pull request|"
     "pr|review comments|api|event fired|events fired|fired twice|fired when|fired on|fires|"
     "handler|callback|trigger|hook|hooks|webhook|alert fired|alarm fired|alerts|fired up|cron|"
     "timer|listener|raise an|raise a|raise exception|raises|raise valueerror|raise error|raises "
     "an|exception|promotion to production|promote the build|promot* to stable|promot* to prod|"
     "staging|canary|leave the|leave it|leave a|notice that|notice the|noticed|smart contract|"
     "contract address|contract call|contract|performance improvement*|performance regress*|"
     "performance of|performance test*|latency|throughput|benchmark*|cpu|memory|cache|airdrop|"
     "staking|validator*|bounty|bug bounty|grant*|token*|bonus points|bonus feature|release "
     "candidate|candidate key|candidate for|match candidate*|candidate index|merge candidate|"
     "interview question*|leetcode|process|terminate the|terminated with|pod|pods|thread|payroll "
     "app|payroll module|payroll system|payroll demo|offer letter template|signal|sigterm|"
     "referral|bot|open positions|we're hiring|we are hiring|job board|apply here|hiring page|"
     "careers"},
    {kHr, 4,
     "people go from|let people go|<he> earns|earn less|earns more|earns less|was let "
     "go|were let go|got let go"},
    {kHr, -4, "performance review of the"},
    {kFinance, 4,
     "<his> bank account|<his> account number|account number is|bank details|"
     "<his> iban|iban is|[[IBAN]]|[[BANK_ACCOUNT]]|[[CARD]]|<his> credit card|credit card number|"
     "card number|cvv is|<his> cvv|<his> debit card|<his> mortgage|mortgage payment*|<his> loan|"
     "student loan*|student debt|<his> debt|<im> in debt|in debt|<im> broke|<im> bankrupt|filed "
     "for bankruptcy|personal bankruptcy|declare bankruptcy|<his> credit score|credit score is|"
     "<his> savings|life savings|lost <his> savings|<his> net worth|net worth is|<his> taxes|"
     "<his> tax return|tax refund|<his> tax id|owe the irs|owe taxes|owes <me>|owe <me>|<his> "
     "inheritance|inherited money|<his> pension|<his> 401k|<his> rent is|<his> rent|behind on "
     "rent|can't pay rent|can't afford rent|can't afford|<his> alimony|child support|alimony|"
     "wire transfer to|wire the money|wire it to|transfer the money|sort code|routing number|"
     "<his> portfolio is|<his> invoice|pay this invoice|invoice attached|attached invoice|unpaid "
     "invoice*|overdue invoice*|<his> paypal is|send money to <his>|lend <me>|lent <me> money|"
     "borrow money|borrowed money|<his> overdraft|overdrawn|gambling debt*|gambl* away|margin "
     "called|got margin called|got liquidated for|lost everything|lost all <his> money|lost all "
     "<his> savings|remortgag*|second mortgage|payday loan|eviction|evicted|foreclos*|repossess*|"
     "debt collector*|collections agency|net income|annual income|household income|<his> income|"
     "company runway|months of runway|burn rate|acquisition offer|acquisition talks|cap table|"
     "term sheet|valuation is|raised at|unaudited|not public yet revenue|revenue is down|"
     "quarterly numbers|board deck|<his> stake is|pay off <his>"},
    {kFinance, 3,
     "mortgage|bankruptcy|bankrupt|overdraft|bank account|bank statement*|debt|"
     "loan|savings|pension|inheritance|tax return|irs|income|invoice|routing|iban|credit card|"
     "savings account|checking account|runway|acquisition|balance is|net worth|broke"},
    {kFinance, 2,
     "bank|taxes|rent|payment|transfer|afford|euros|dollars|usd|eur|money|wire|"
     "account|paypal|refund|swift"},
    {kFinance, 1, "<im>|<ihave>|<his>|<me>|confidential"},
    {kFinance, -4,
     "technical debt|tech debt|design debt|debt in the code|card component|card "
     "layout|business card|card view|stripe test|test card|4242|sandbox|flash loan*|loan pool|"
     "lending protocol|lending pool|liquidity|collateral|defi|aave|protocol|vault|yield|apy|"
     "staking|pool|bank holiday|bank conflict*|memory bank|banked|piggy bank|data bank|question "
     "bank|broke the|broke in|broke it|broke on|broke our|broke main|it broke|<be> broke|ci|"
     "broken|saved|payload|payment api|payment provider|payment gateway|payment method*|stripe|"
     "checkout|api|sdk|schema|invoice template|invoice module|invoice api|invoice service|"
     "invoice table|endpoint|webhook|wire format|wire protocol|on the wire|over the wire|hot "
     "wire|wire up|wired|transfer function|transfer event*|transferfrom|erc20|erc|rent exempt*|"
     "rent exemption|solana rent|rent seeking|rent on solana|swift 5|swift 6|swift package|"
     "swiftui|swift code|balance of|balanceof|load balanc*|token*|contract|account abstraction|"
     "service account|account page|user account|routing number of|routing table|routing|router|"
     "loss|can't afford to|afford the latency|afford downtime|afford the|afford to|validator*|"
     "card number regex|regex|regexp|gas|gwei|node|dashboard|iban validat*|validat*|mock|"
     "fixture*|lost connection|lost all|savings of|cpu savings|compute savings"},
    {kLegal, 4,
     "attorney client|attorney-client privilege|client privilege|legally "
     "privileged|privileged and confidential|privileged communication|legal privilege|work "
     "product doctrine|attorney work product|<his> lawyer|<his> attorney|<his> solicitor|<his> "
     "barrister|<his> legal counsel|our legal counsel|legal counsel says|outside counsel|general "
     "counsel|counsel advised|lawyers said|lawyer said|lawyer says|lawyers say|our lawyers|the "
     "lawyers|under nda|signed an nda|sign an nda|nda with|covered by nda|covered by the nda|"
     "breach of nda|violates the nda|breach of contract|cease and desist|settlement offer|"
     "settlement agreement|settle out of court|settled out of court|out of court settlement|"
     "settlement talks|settlement amount|settle the lawsuit|settle the case|being sued|are suing|"
     "is suing|suing us|suing <me>|sued us|sued by|sue us|sue <me>|sue them|threaten* to sue|"
     "lawsuit|class action|litigation|litigation hold|legal hold|legal action|subpoena*|"
     "deposition|discovery request|injunction against|court date|court order|court hearing|<his> "
     "divorce|divorce lawyer|divorce papers|divorce settlement|custody battle|custody hearing|"
     "custody of|power of attorney|demand letter|legal threat|wells notice|sec subpoena|sec "
     "investigation|doj investigation|under investigation by|regulatory investigation|plaintiff*|"
     "defendant*|arbitration|mediation hearing|patent infringement claim|infringement claim|dmca "
     "against|dmca notice|gdpr complaint|whistleblow*|without prejudice|do not forward this "
     "legal|legal advice from|legal strategy|privileged|gag order|testif* against|testify|"
     "indemnif* us|liable for damages"},
    {kLegal, 3,
     "nda|lawyer*|attorney*|sued|suing|settlement|court|counsel|divorce|the judge|"
     "legal team|legal department|legal says|legal opinion|confidentiality agreement|legal "
     "dispute|dispute with|damages|liabilit*|affidavit|hearing"},
    {kLegal, 2,
     "legal*|sue|judge|contract|claim|confidential|evidence|witness*|prejudice|"
     "settle*"},
    {kLegal, 1, "<im>|<his>|our|us|<me>|the case"},
    {kLegal, -4,
     "settlement layer|settlement time|settlement finality|trade settlement|"
     "settlement contract|settlement price|finality|on chain|onchain|rollup|rollups|optimistic|"
     "privileged user*|privileged port*|privileged container*|privileged mode|privileged access|"
     "privileged pod*|privileged process*|privileged operation*|privileged instruction*|"
     "privileged true|docker|container|kubernetes|root|sudo|escalat*|judge model|llm as a judge|"
     "llm judge|online judge|don't judge|judge function|legal char*|legal value*|legal state|"
     "legal move*|legal json|legal utf|illegal|legal syntax|legal identifier*|license|licence|"
     "mit|apache|gpl|agpl|copyright|court bouillon|food court|arbitration of|bus arbitration|"
     "arbitration logic|lock arbitration|kleros|contract|smart contract|claim rewards|claim the "
     "airdrop|claim function|claims|jwt claim*|custody wallet|self custody|custody solution|"
     "custody of the key*|custody provider|non custodial|custodial|custody of funds|multisig|"
     "<be> privileged to|privilege to|least privilege|privileged helper|injection|dependency"},
    {kLegal, 4,
     "need a lawyer|got a lawyer|hire a lawyer|says counsel|the injunction|"
     "employment law"},
    {kSecurity, 4,
     "undisclosed <vuln>|unpatched <vuln>|not yet disclosed|not disclosed yet|"
     "before we disclose|under embargo|embargoed|embargo until|zero day in|0day in|zero day "
     "exploit|0day|zeroday|<ihave> found an rce|found an rce|found a <vuln>|found a critical "
     "<vuln>|critical <vuln> in our|working exploit|working poc|exploit for our|proof of concept "
     "exploit|exploit* in production|being exploited|actively exploited|we got hacked|got hacked|"
     "we were hacked|been hacked|was hacked|we've been breached|we were breached|data breach|"
     "security breach|breach of our|our breach|attacker* has access|attacker* have access|"
     "attacker* got|attacker gained|intruder*|unauthorized access to|unauthorised access to|"
     "compromised our|our server was compromised|was compromised|been compromised|were "
     "compromised|servers are compromised|leaked our|leaked the key|key leaked|keys leaked|"
     "private key leaked|leaked customer|customer data leaked|database was leaked|database "
     "leaked|database is exposed|exposed database|exposed s3|exposed bucket|bucket is public|"
     "ransomware|ransom note|paid the ransom|security incident|incident response call|active "
     "incident|ongoing attack|under attack|backdoor in our|found a backdoor|backdoored|bypass* "
     "the auth on|auth bypass in|auth bypass on|remote code execution in our|rce in our|rce on "
     "our|sql injection in our|sqli in our|sql injection on our|xss on our|ssrf in our|ssrf on "
     "our|drain* the treasury|drain* the contract|drain our|can drain|could drain|steal all "
     "funds|steal user funds|steal funds|do not tell anyone about the bug|don't tell anyone|keep "
     "this <vuln>|keep it quiet until|don't post this publicly|don't disclose|do not disclose|"
     "responsible disclosure to|pentest report|pentest found|pentest results|penetration test "
     "report|red team found|forensics team|exfiltrat*|stolen credentials|credential stuffing "
     "against us|malware on our|malware on <his>|rootkit|phished one of|got phished|no patch yet|"
     "without a patch|patch is not out|not patched yet|still unpatched|not fixed yet so keep|"
     "infinite mint bug|reentrancy in our|reentrancy in the live|live contract is vulnerable|"
     "mainnet contract is vulnerable|mainnet is vulnerable|anyone can withdraw|anyone can mint|"
     "anyone can call withdraw"},
    {kSecurity, 3,
     "<vuln>|exploit*|rce|hacked|breach*|attacker*|compromised|exfil*|backdoor*|"
     "embargo*|poc|leak of|leaked|critical bug in the live|in the wild|white hat*|whitehat|"
     "reentrancy|bypass*|admin panel is open|no auth"},
    {kSecurity, 2,
     "our production|on prod|in production|production|mainnet|our servers|our "
     "server|quietly|keep this|private channel|patch|unpatched|forensic*|incident|injection|"
     "payload|rotate all|log in as any|any user's"},
    {kSecurity, 1, "our|we|us|don't share|do not share|confidential"},
    {kSecurity, -4,
     "security release|security advisory|advisory|changelog|released|release "
     "notes|cve|cve 20*|published|public disclosure|patched in|fixed in|fixed since|upgrade to|"
     "update to|npm audit|dependabot|snyk|audit report|blog post|writeup|write up|ctf|tutorial|"
     "docs|bug bounty page|example|test for|regression test|memory leak|goroutine leak|leaks "
     "memory|leaked goroutine*|leak detector|resource leak|leaked handle*|leaked file|leak|"
     "hackathon|hacktoberfest|growth hack*|life hack|hacker news|hacked together|hacked up|hack "
     "around|quick hack|payload size|attack surface|theoretical|security model|threat model|what "
     "if|talk about|conference|exploit the cache|exploit parallelism|exploit locality|exploits "
     "the|news|article|read about|last year|exchange got|mt gox|bridge hack|other project|"
     "competitor|security policy|security.md|hall of fame|bug bounty|circuit breach|breach of "
     "sla|sla|slo|rate limit*|parser|compile*"},
    {kSecurity, 4,
     "open to the world|exposed to the internet|malware on|inside our network|"
     "in our systems|dumped our|keep this <vuln>|bucket with"},
    {kSecurity, 3, "is compromised|are compromised|malware|forensics"},
    {kSecurity, -4, "exchange was|the exchange|bridge was|bridge got|protocol was|if a"},
    {kMinors, 4,
     "<his> kid's school|<his> daughter's school|<his> son's school|<his> kids "
     "school|<his> kids' school|<his> kids go to|<his> <kid> goes to|<kid> s school|<his> <kid> "
     "is in|<his> <kid> started|<his> <kid> turned|<his> <kid> turns|<his> <kid> is turning|"
     "<his> <kid> is <age>|<his> <age> year old|<his> <kid> s teacher|<kid> s teacher|<his> "
     "<kid> s birthday|<kid> s birthday|<his> <kid> was born|<his> newborn|<his> baby|<im> "
     "<teen> years old|<im> only <teen> but|i turn <teen>|i just turned <teen>|<im> <age> years "
     "old|<im> a minor|<im> underage|underage user|underage girl|underage|<his> teenager|<his> "
     "teenage|<his> stepson|<his> stepdaughter|foster child|foster kid*|adopted a|child abuse|"
     "abused as a child|child protect*|child services|child custody|custody of <his>|babysit*|"
     "kindergarten|daycare|day care|nursery school|preschool|pick up <his> kid*|pick up <his> "
     "son|pick up <his> daughter|picking up <his>|pick the kids up|photo* of <his> kid*|photo* "
     "of <his> daughter|photo* of <his> son|pics of <his> kid*|pics of <his> daughter|pics of "
     "<his> son|picture* of <his> kid*|picture* of <his> daughter|picture* of <his> son|still in "
     "high school|<im> in high school|<im> in middle school|<im> in 8th grade|<im> in 9th grade|"
     "in 7th grade|in 8th grade|in 9th grade|in third grade|in fourth grade|in first grade|in "
     "second grade|in fifth grade|parents won't let me|<his> <kid> got bullied|<his> <kid> is "
     "being bullied|<his> <kid> s name|named <his> son|named <his> daughter|gave birth"},
    {kMinors, 3,
     "<his> <kid>|<his> kids|<his> children|<kid> is|year old son|year old "
     "daughter|year old boy|year old girl|year old kid|school run|parent teacher|homework|middle "
     "school|elementary school|primary school|high school|toddler|teenager*|schoolgirl|schoolboy|"
     "minors|newborn|age <teen>|grounded|playground|<his> mom won't|ask <his> parents|newborn"},
    {kMinors, 2,
     "kids|children|son|daughter|baby|school|teacher|grade|birthday|born|teen*|"
     "years old|parents|classmates"},
    {kMinors, 1, "<im>|<his>|<he>|<his> <fam>"},
    {kMinors, -4,
     "child process*|child node*|child component*|child element*|child class*|"
     "child theme|child window|child thread*|child table*|child record*|child object*|child "
     "module*|child package*|child task*|child page*|child span*|child key*|child route*|child "
     "widget*|childnodes|children prop|children of|react|props|dom|node|nodes|parent process|"
     "parent node|parent class|parent child|parent|fork|forked|spawn*|process|pid|children array|"
     "widget|xml|json|tree|subtree|old school|schooled|minor version|minor release|minor change|"
     "minor bug*|minor issue*|minor fix*|minor bump|minor versions|minor nit|minor update|baby "
     "steps|baby step|son of|grade a|production grade|enterprise grade|grade of|upgrade|graded|"
     "birthday attack|birthday paradox|birthday bound|born in|born out|new kid|kid you not|"
     "kidding|kids these days|the cool kids|cool kids|born from|api|docs|node 12|node 14|node 16|"
     "version|go 1|python 3|inherited|class|homework assignment|year old bug|year old code|year "
     "old pr|year old issue|year old version|year old repo|year old laptop|year old ticket|"
     "lesson|dependency"},
    {kMinors, 4,
     "babysitter|kids are home|kids are sick|<kid> is sick|<kid> was sick|home "
     "with the kids|a boy and a girl"},
    {kMinors, 3, "twins"},
    {kHarassment, 4,
     "fuck you|fuck off you|go fuck yourself|fuck yourself|you're an idiot|"
     "you are an idiot|you idiot|you fucking|fucking idiot|fucking moron|fucking stupid bitch|"
     "you moron|you're a moron|you are a moron|you are so stupid|you're so stupid|you're stupid|"
     "you are stupid|you stupid|stupid bitch|you bitch|dumb bitch|bitch|son of a bitch|you're "
     "worthless|you are worthless|worthless piece|piece of shit like you|you piece of shit|you "
     "are a piece|you're a piece of|you are trash|you're trash|you are garbage|you're garbage|"
     "you asshole|you are an asshole|you're an asshole|such an asshole|what an asshole|<be> an "
     "asshole|you're disgusting|you are disgusting|you make me sick|nobody likes you|everyone "
     "hates you|i hate you|kill yourself|kys|go die|hope you die|hope you get cancer|die in a "
     "fire|i'll find you|i will find you|i know where you live|we know where you live|watch your "
     "back|i'll kill you|i will kill you|gonna kill you|beat you up|beat the shit out|punch you|"
     "smash your face|break your legs|you deserve to be|you'll regret this|you will regret this|"
     "subhuman*|vermin|go back to your country|go back where you came|dirty immigrant*|dirty "
     "jew*|gas the|<race> are inferior|retard*|faggot*|fag|tranny|nigger*|nigga|kike*|spic|"
     "chink*|paki|gook|wetback*|towelhead*|whore|slut*|cunt*|women can't code|women can't|women "
     "shouldn't|girls can't code|women belong|hate <race>|hate gays|hate muslims|hate jews|hate "
     "women|all muslims are|all jews are|all immigrants are|doxx*|dox you|doxed you|leak your "
     "nudes|shut the fuck up|stfu|shut up you|you're pathetic|you are pathetic|pathetic loser|"
     "you loser|loser like you|ugly bitch|fat pig|fat cow|ugly cow|harassing <me>|harass* me|"
     "stalking me|groped|he grabbed my|touch* me inappropriately|inappropriate touching|sexual "
     "harassment|sexually harass*|bullying <me>|bullied <me>|bullying me|racial slur*|scum like "
     "you|you scum|white power|heil hitler"},
    {kHarassment, 3,
     "idiot|moron|stupid|asshole|dumbass|shut up|harass*|bully*|bullied|"
     "disgusting|pathetic|loser|slur*|threaten*|hate you|scum|hate speech|creep|creepy|imbecile|"
     "dipshit|jerk"},
    {kHarassment, 2,
     "fuck*|shit|trash|garbage|ugly|hate|kill|die|punch|you people|inferior|"
     "dumb"},
    {kHarassment, 1, "you|you're|your|<me>|of you"},
    {kHarassment, -4,
     "garbage collect*|garbage collector|garbage value*|garbage data|stupid "
     "question|stupid mistake|stupid bug|stupid typo|stupid me|<im> stupid|<im> an idiot|i'm so "
     "dumb|i'm dumb|dumb question|dumb terminal|dumb idea of mine|idiot proof|like an idiot|"
     "feel* like an idiot|feel* stupid|keep it simple|kiss principle|my stupid|this stupid|"
     "stupid thing|stupidly|kill the|kill it|kill -9|sigkill|killed|process|die roll|holy shit|"
     "oh shit|no shit|this shit|works like shit|hate this|hate it|hate when|hate how|hate css|"
     "hate javascript|hate yaml|i hate you webpack|webpack|css|knee jerk|jerky|bullish|bully the|"
     "harassment policy|code of conduct|report harassment|moderat*|filter|slur list|word list|"
     "toxic comment*|classifier|dataset|profanity|linux is|windows is|build is|<be> garbage|ugly "
     "code|ugly hack|ugly syntax|ugly css|ugly fix|ugly workaround|motherboard|bug|bitcoin"},
    {kHarassment, 4, "too dumb to|you are too dumb|too stupid to"},
    {kNsfw, 4,
     "porn*|pornhub|xhamster|xvideos|onlyfans|nude*|nudes|naked pics|naked photo*|"
     "naked picture*|dick pic*|<his> dick|<his> cock|suck <his>|suck my|suck it bitch|blowjob*|"
     "handjob*|deepthroat|cumshot*|cum on|cumming|jerk* off|masturbat*|orgasm*|horny|<im> wet|so "
     "wet for|<his> tits|<his> boobs|big tits|big boobs|nice tits|nice ass|<his> ass is|sexy ass|"
     "<his> pussy|pussy|clit*|dildo*|vibrator|anal sex|oral sex|sex tape|sex video*|sexting|sext|"
     "sex cam|cam girl*|camgirl*|webcam show|strip club|stripper|lap dance|hentai|rule 34|rule34|"
     "xxx video*|xxx pics|hot singles|milf*|gangbang|threesome*|want to fuck|wanna fuck|fuck "
     "<me> hard|fuck her|fuck him hard|bang her|ride <his>|sexy pics|sexy photo*|lingerie pic*|"
     "topless|upskirt|naked in|gets naked|get naked|got naked|erection|boner|hard on for|"
     "ejaculat*|escort girl*|hookers|sugar daddy|sugar baby|erotic*|nsfw pics|nsfw video*|nsfw "
     "content here|send nudes|turn* me on|make love to you|spank*|bondage|strap on|butt plug|"
     "creampie|squirt*|wet dream|in <his> panties|<his> panties|<his> thong|see you naked|seen "
     "naked"},
    {kNsfw, 3,
     "nsfw|naked|sexy|boobs|tits|xxx|kinky|strip*|panties|lingerie|lick*|moan*|"
     "adult content|adult video*|18 plus|hot girl*|hot chick*|leaked tape|thong|breast*"},
    {kNsfw, 2, "hot|sex|wet|ass|video|pics|bed|bedroom|kiss*|underwear"},
    {kNsfw, 1, "you|<his>|<me>|baby|tonight"},
    {kNsfw, -4,
     "nude color|nude palette|naked pointer|naked domain|naked repository|naked "
     "call|naked return*|naked exception*|naked except|naked type|naked option*|naked short|apex "
     "domain|strip whitespace|strip the|strip debug|strip html|strip tags|strip symbols|strip "
     "newline*|strip trailing|strip leading|stripped|strip_|strip function|trim|binary|strips|"
     "led strip|comic strip|string|filter|filters|moderat*|classifier|dataset|nsfw tag|nsfw "
     "channel|nsfw policy|nsfw flag|nsfw detection|detect*|block*|policy|hot reload*|hot path|"
     "hot loop|hot wallet|hot fix|hotfix|hot swap*|hot code|hot cache|sexy feature*|sexy ui|sexy "
     "api|sexy syntax|not sexy|very sexy name|assembly|ass saver|save my ass|saved my ass|pain "
     "in the ass|bad ass|badass|kick ass|kickass|my ass off|half ass*|cover my ass|spanking new|"
     "squirtle|lick of paint|chicken breast|breaststroke|xxx in|todo xxx|xxx todo|fixme|xxx "
     "fixme|placeholder|suck at|sucks|cum laude|cock up|stop cock|peacock|erection of|cron"},
    {kSelfHarm, 4,
     "kill myself|killing myself|end my life|ending my life|take my own life|"
     "taking my own life|took <his> own life|take <his> own life|want to die|wanna die|wanted to "
     "die|wish i was dead|wish i were dead|better off dead|better off without me|don't want to "
     "live|do not want to live|don't want to be alive|no reason to live|nothing to live for|"
     "don't want to wake up|never wake up|not wake up|suicidal|commit* suicide|<his> suicide|"
     "suicide note|suicide attempt*|attempted suicide|tried to kill himself|tried to kill "
     "herself|tried to kill themselves|tried to kill myself|kill* himself|kill* herself|hang* "
     "myself|hanged himself|hanged herself|overdose*|overdosed|cut myself|cutting myself|cut* "
     "her wrists|cut* his wrists|slit <his> wrists|slit <his>|self harm*|self injury|hurt myself|"
     "hurting myself|harm myself|harming myself|burn myself with|jump off a bridge|jump off the "
     "bridge|jumped off a bridge|jump in front of|jumped in front of|pills to end|swallowed "
     "pills|took all the pills|suicide hotline|suicide prevention line|crisis line|can't go on "
     "living|can't go on anymore|can't go on like this|can't do this anymore|can't take it "
     "anymore|end it all|ending it all|goodbye everyone i|won't be here tomorrow|world would be "
     "better without me|disappear forever|wants to die|wanted to end it|thoughts of suicide|"
     "thinking about suicide|thinking of suicide|think about suicide|thought about suicide|"
     "considering suicide|contemplating suicide|suicide watch|<his> scars|starving myself|make "
     "myself throw up|no point in living|tired of living|hate myself|hate being alive|life isn't "
     "worth|life is not worth|not worth living|bought a rope|i have a gun and|unalive*"},
    {kSelfHarm, 3,
     "suicid*|end it|hopeless|worthless|no way out|give up on life|numb|my own "
     "life|razor blade*|noose|cutting again|being alive"},
    {kSelfHarm, 2,
     "hopelessness|despair|alone|depressed|depression|pills|empty inside|crying|"
     "wrists|rope|bridge|anymore|dead inside"},
    {kSelfHarm, 1, "i|<im>|me|myself|life"},
    {kSelfHarm, -4,
     "suicide burn|suicide squad|suicide linux|ios|process|kill the process|"
     "kill the server|kill -9|sigkill|service|daemon|container|pod|thread|career suicide|"
     "political suicide|suicide mission|suicide gene|git rebase|merge conflict*|webpack|css|yaml|"
     "javascript|regex|i want to die lol|lol|lmao|haha|laravel|kubernetes|k8s|deploy*|build|"
     "builds|shadow boxing|overdose of|overdose on coffee|caffeine|coffee|end it with|end it "
     "here|semicolon|newline|line|zombie|game|boss fight|player|character|level|respawn*|cut "
     "myself some slack|hurt myself in confusion|kick myself|loop|script|bot|self destruct*|"
     "selfdestruct|opcode|training|policy|classifier|dataset|moderation|api|jump in front of the "
     "queue|code"},
    {kSelfHarm, 4, "shot himself|shot herself|way to die|ways to die"},
    {kSelfHarm, -4, "enemy|npc|sprite"},
    {kLogistics, 4,
     "<his> home address|home address is|<his> address is|<his> new address|"
     "<his> address|i live at|he lives at|she lives at|live* at [[ADDRESS]]|<he> live at|<he> "
     "lives at|address [[ADDRESS]]|come to [[ADDRESS]]|come over to|<im> at [[ADDRESS]]|meet at "
     "[[ADDRESS]]|[[ADDRESS]]|[[GEO]]|door code|gate code|entry code|access code for the door|"
     "access code for the building|access code to the building|building code is|code for the "
     "door|code for the gate|code to the door|code to the gate|code to the building|alarm code|"
     "alarm pin|alarm is|disarm the alarm|lockbox|key box|keybox|keysafe|key safe|under the mat|"
     "under the doormat|key is under|keys are under|spare key|spare keys|leave the key|left the "
     "key|buzz apartment|buzz flat|ring the bell at|apartment number|flat number|<his> apartment|"
     "<his> flat is|my house is|we live on|i live on|live in the building|live next to|live "
     "across from|house next to|<his> flight|<his> flight is|flight lands at|flight number|<im> "
     "landing at|landing at|arriving at the airport|booking reference|boarding pass|<his> hotel|"
     "hotel room|room number is|<im> staying at|staying at the|stay at the hotel|check in at the "
     "hotel|airbnb|<his> itinerary|travel itinerary|<im> out of the country|out of town until|"
     "away until|on vacation until|on holiday until|out of town from|house will be empty|house "
     "is empty|nobody home|no one is home|no one will be home|nobody will be home|home alone|"
     "pick me up at|picking me up at|pick you up at|<his> license plate|license plate is|number "
     "plate is|<his> car is parked|parked at|parked in front of|wifi password|wi fi password|"
     "safe combination|combination is|combination to the|garage code|garage opener|ship to my "
     "house|deliver* to my house|deliver* to my door|send it to my house|mail it to my|where i "
     "live|where he lives|where she lives|where <he> live|<his> neighborhood|<his> neighbourhood|"
     "<his> commute|passport number"},
    {kLogistics, 3,
     "flight|hotel|airport|apartment|landlord|doorman|concierge|intercom|"
     "doorbell|neighbour*|neighbor*|my place|her place|his place|our place|my house|her house|"
     "his house|our house|at home alone|visa interview|train at|gate|boarding|terminal 1|"
     "terminal 2|terminal 3|terminal 4|terminal 5|arriv* at|suitcase|luggage"},
    {kLogistics, 2,
     "live in|floor|building|street|parking|door|alarm|keys|house|departure|"
     "landing|lands|away|trip|code is|pin is|code|pm|am"},
    {kLogistics, 1, "<im>|my|<me>|tomorrow|tonight|monday|friday|saturday|sunday"},
    {kLogistics, -4,
     "ip address|email address|wallet address|contract address|memory address|"
     "mac address|eth address|btc address|token address|address space|address bar|address field|"
     "address book|deposit address|address of|address range|address to|return address|base "
     "address|my address in the wallet|receiving address|wallet|metamask|ledger|bitcoin|eth|"
     "solana|usdc|withdraw*|staking|faucet|testnet|mainnet|code review|error code|exit code|"
     "status code|source code|code gen|house style|in house|inhouse|clearing house|clickhouse|"
     "clickhouse server|logic gate|gateway|quality gate|nand gate|flight recorder|in flight|"
     "inflight|preflight|flight controller|api gateway|landing page|terminal emulator|terminal|"
     "console|shell|hotel app|hotel api|hotel booking app|airbnb javascript|airbnb style|airbnb "
     "config|eslint|backdoor|front door|azure front door|indoor|next door|alarm fired|alarm went "
     "off|cloudwatch|alarms|alert|pager|parking lot|keys of|api key*|json|object|map|dict|"
     "primary key*|arrow keys|floor function|math floor|ceil|floor price|nft|build|rebuild|"
     "builds|branch|release|struct|schema|docker|config"},
    {kLogistics, 4, "lives next to|new flat|new apartment"},
    {kCredentials, 4,
     "password is|passwords are|pw is|pwd is|passwd is|passphrase is|pass is|"
     "the password for|<his> password is|login is|<his> login is|login details|login credentials|"
     "here are the credentials|here are the creds|here's the login|here is the login|here's the "
     "password|here is the password|here's the key|here is the api key|here's the api key|here "
     "is <his> api key|<his> api key is|api key is|the api key [[SECRET]]|token is [[SECRET]]|"
     "key is [[SECRET]]|secret is [[SECRET]]|password [[SECRET]]|use [[SECRET]]|use this token|"
     "use this key|use this password|use my password|use my login|use my account|use my token|"
     "use my key|use my api key|use <his> account|log in as me|login with my|log in with my|log "
     "in with|username and password are|user and password are|user is admin|username admin|"
     "username is|admin admin|admin password|root password|root password is|db password|database "
     "password|prod password|production password|password to the|password to <his>|password of "
     "the|master password|seed phrase is|<his> seed phrase|<his> seed is|<his> recovery phrase|"
     "<his> mnemonic|recovery phrase is|mnemonic is|[[SEED_PHRASE]]|[[PRIVATE_KEY]]|<his> "
     "private key is|private key is|share the credentials|sharing the credentials|share "
     "credentials|shared credentials|shared login|share <his> password|send me the password|send "
     "you the password|send me your password|dm me the password|pm me the password|pin is|pin "
     "code is|2fa code|2fa code is|otp is|otp code is|backup codes|backup code is|recovery codes|"
     "verification code is|sms code is|vpn login|vpn password|ssh key below|creds are|creds for|"
     "the creds|credentials are|credentials for the|bearer [[SECRET]]"},
    {kCredentials, 3,
     "creds|seed phrase|login for|recovery phrase|secret key|api key|access "
     "key|otp|[[SECRET]]"},
    {kCredentials, 2, "credentials|password|passphrase|passcode|passwords|username|private key"},
    {kCredentials, 2,
     "[[SECRET]] and|token|secret|login|2fa|account|prod|staging|admin|root|"
     "bastion|jump host|pin"},
    {kCredentials, 1, "here|use|below|attached|share|dm"},
    {kCredentials, -4,
     "reset password|password reset*|forgot password|forgot <his> password|"
     "change* <his> password|rotate*|rotated|never share|don't share|do not share|never post|"
     "don't post|never ask|password manager|password field|password input|password hash*|"
     "password policy|password strength|password prompt|password validation|hash*|bcrypt|argon2|"
     "password is required|password is incorrect|password is wrong|password is invalid|password "
     "is too|password is not|password is hashed|password is stored|password is empty|password is "
     "null|password is never|login is broken|login is slow|login is down|login is failing|login "
     "is required|login is fixed|login is not|login page|login form|login flow|login button|"
     "login screen|username is taken|username is required|username is not|username is already|"
     "username is unique|username is null|token is expired|token is invalid|token is missing|"
     "token expires|tokens|where do i|where is|how do i|how to|environment variable|env var|env "
     "vars|secret manager|secrets manager|vault|keyring|1password|bitwarden|docs|documentation|"
     "error|fails|failed|invalid|denied|incorrect|expired|missing|schema|column|field|test user|"
     "pin is mapped|gpio|pin is high|pin is low|pin is pulled|pinned|pinning|pass is|compiler "
     "pass|pass is green|optimization pass|the pass|render pass|log in with github|log in with "
     "google|log in with your|log in with sso|sign in with|oauth|sso|support will|scam*|phish*|"
     "if you lost|if your|regex|example|placeholder|i forgot|template"},
    {kCredentials, -8, "never share|do not share|don't share|never ask|never post"},
};

constexpr Language kEnglish = {
    .endings = kEndings, .common = kCommon, .frequent = kFrequent, .sets = kSets, .rows = kRows};

}  // namespace

const Language& English() { return kEnglish; }

}  // namespace tacit::privacy::content
