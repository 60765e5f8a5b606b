// English phrases about what is confidential: offences, work, money, law, security; what they are
// and what the weights mean: english.cc.

#include "privacy/content/english_rows.h"

namespace tacit::privacy::content {
namespace {

using enum Category;

constexpr PhraseRow kRows[] = {
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
};

}  // namespace

std::span<const PhraseRow> EnglishAboutAffairs() { return kRows; }

}  // namespace tacit::privacy::content
