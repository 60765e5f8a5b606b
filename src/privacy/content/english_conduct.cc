// English phrases about minors, conduct, self-harm, whereabouts, credentials; what they are and
// what the weights mean: english.cc.

#include "privacy/content/english_rows.h"

namespace tacit::privacy::content {
namespace {

using enum Category;

constexpr PhraseRow kRows[] = {
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

}  // namespace

std::span<const PhraseRow> EnglishAboutConduct() { return kRows; }

}  // namespace tacit::privacy::content
