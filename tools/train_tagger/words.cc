// Word lists of our own writing.

#include "words.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <map>
#include <set>

#include "privacy/common_words.h"
#include "privacy/tagger/lexicon.h"
#include "templates.h"

namespace tacit::train {
namespace {

struct Line {
  std::string_view kind;
  std::uint16_t flags;
  std::string_view words;  // separated by '|'
};

constexpr std::array kLines = {
    Line{"title", privacy::kTitle,
         "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Sir|Madam|Lady|Lord|Dame|Rev|Father|Sister|"
         "Brother|"
         "Uncle|Aunt|Auntie|Grandma|Captain|Capt|Sgt|Lt|Col|Gen|Judge|Justice|Senator|Sen|Rep|Gov|"
         "Herr|Frau|Fräulein|Monsieur|Madame|Mme|Mlle|Señor|Señora|Señorita|Sr|Sra|Srta|Don|Doña|"
         "Dona|"
         "Senhor|Senhora|Signor|Signora|Sig|Dott|Ing|Mag|Dipl|Mevrouw|Meneer|Pan|Pani|Anh|Chị|Cô|"
         "Chú|"
         "Bác|Thầy|Ông|Bà|Господин|Госпожа|Доктор|Sheikh|Imam|Rabbi|Pastor|Coach|Saint|Pope|King|"
         "Queen|"
         "Prince|Princess|Duke|Baron"},
    Line{
        "cue", privacy::kCue,
        "hi|hello|hey|dear|thanks|thank|thx|ty|cc|ping|ask|asked|named|called|met|meet|regards|"
        "cheers|"
        "sincerely|signed|yours|hola|hallo|bonjour|ciao|chào|привет|здравствуйте|liebe|lieber|cher|"
        "chère|estimado|querido|spoke|talked|emailed|texted|interviewed|introduce|introducing|"
        "starring|"
        "featuring|feat|ft|says|said|tells|told|by|with|whose|wife|husband|son|daughter|colleague|"
        "boss|"
        "friend|manager|contact|attn|name|surname|patient|author|from|i'm|im|love|congrats|happy"},
    Line{"role", privacy::kRole,
         "CEO|CTO|CFO|COO|president|director|manager|engineer|developer|designer|lawyer|attorney|"
         "nurse|"
         "teacher|actor|actress|singer|rapper|player|striker|goalkeeper|captain|minister|"
         "chancellor|mayor|"
         "governor|senator|author|writer|journalist|reporter|host|founder|co-founder|chairman|"
         "secretary|"
         "analyst|consultant|accountant|officer|assistant|intern|lead|head|principal|professor|"
         "lecturer|"
         "student|driver|customer|client|tenant|landlord|applicant|candidate|employee|supervisor"},
    Line{"calendar", privacy::kCalendar | privacy::kCommonWord,
         "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|July|September|"
         "October|"
         "November|December|Mon|Tue|Wed|Thu|Fri|Sat|Feb|Aug|Sept|Oct|Nov|Dec|Christmas|Easter|"
         "Halloween|"
         "Thanksgiving|Ramadan|Diwali|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|"
         "Januar|"
         "Februar|März|Juni|Juli|Oktober|Dezember"},
    Line{
        "place", privacy::kPlace,
        "London|Paris|Berlin|Munich|Hamburg|Vienna|Zurich|Geneva|Madrid|Barcelona|Valencia|Lisbon|"
        "Porto|"
        "Rome|Milan|Naples|Turin|Amsterdam|Rotterdam|Brussels|Antwerp|Copenhagen|Stockholm|Oslo|"
        "Helsinki|"
        "Reykjavik|Dublin|Belfast|Edinburgh|Glasgow|Cardiff|Manchester|Liverpool|Birmingham|Leeds|"
        "Bristol|"
        "Sheffield|Newcastle|Warsaw|Krakow|Prague|Brno|Bratislava|Budapest|Bucharest|Sofia|Athens|"
        "Istanbul|"
        "Ankara|Moscow|Kyiv|Kiev|Minsk|Riga|Vilnius|Tallinn|Zagreb|Belgrade|Ljubljana|Sarajevo|"
        "Tirana|"
        "Beijing|Shanghai|Shenzhen|Guangzhou|Tokyo|Osaka|Kyoto|Seoul|Busan|Taipei|Hanoi|Saigon|"
        "Bangkok|"
        "Singapore|Jakarta|Manila|Delhi|Mumbai|Bangalore|Chennai|Kolkata|Hyderabad|Karachi|Lahore|"
        "Dhaka|"
        "Dubai|Doha|Riyadh|Jeddah|Tehran|Baghdad|Damascus|Beirut|Jerusalem|Cairo|Lagos|Abuja|Accra|"
        "Nairobi|"
        "Kampala|Johannesburg|Durban|Casablanca|Tunis|Algiers|Dakar|Toronto|Montreal|Vancouver|"
        "Ottawa|"
        "Chicago|Boston|Seattle|Dallas|Houston|Denver|Detroit|Miami|Atlanta|Phoenix|Philadelphia|"
        "Pittsburgh|"
        "Baltimore|Cleveland|Minneapolis|Portland|Sacramento|Oakland|Memphis|Nashville|Orlando|"
        "Tampa|Vegas|"
        "Brooklyn|Manhattan|Hollywood|Texas|California|Florida|Ohio|Georgia|Michigan|Oregon|"
        "Arizona|Nevada|"
        "Colorado|Illinois|Virginia|Alabama|Alaska|Hawaii|Kansas|Kentucky|Louisiana|Maine|Maryland|"
        "Massachusetts|Minnesota|Mississippi|Missouri|Montana|Nebraska|Oklahoma|Pennsylvania|"
        "Tennessee|Utah|"
        "Vermont|Wisconsin|Wyoming|Mexico|Brazil|Argentina|Chile|Peru|Colombia|Venezuela|Cuba|"
        "Jamaica|"
        "Canada|America|USA|UK|England|Scotland|Wales|Ireland|France|Germany|Spain|Portugal|Italy|"
        "Greece|"
        "Turkey|Russia|Ukraine|Poland|Hungary|Romania|Bulgaria|Serbia|Croatia|Slovenia|Austria|"
        "Switzerland|"
        "Netherlands|Belgium|Denmark|Sweden|Norway|Finland|Iceland|Estonia|Latvia|Lithuania|China|"
        "Japan|"
        "Korea|Taiwan|Vietnam|Thailand|Malaysia|Indonesia|Philippines|India|Pakistan|Bangladesh|"
        "Nepal|"
        "Iran|Iraq|Syria|Israel|Palestine|Lebanon|Egypt|Libya|Tunisia|Algeria|Morocco|Nigeria|"
        "Ghana|Kenya|"
        "Uganda|Ethiopia|Eritrea|Somalia|Sudan|Zimbabwe|Australia|Zealand|Sydney|Melbourne|"
        "Brisbane|Perth|"
        "Auckland|Wellington|Europe|Asia|Africa|York|Angeles|Francisco|Diego|Jersey|Oxford|"
        "Cambridge|"
        "American|British|English|French|German|Spanish|Italian|Russian|Chinese|Japanese|Korean|"
        "Indian|"
        "Australian|Canadian|European|African|Asian|Irish|Scottish|Dutch|Polish|Mexican|Brazilian|"
        "Arab|"
        "Muslim|Christian|Jewish|Catholic|Deutschland|München|Köln|Россия|Москва|Киев|Украина"},
    Line{"org", privacy::kOrgWord,
         "Inc|Ltd|LLC|GmbH|AG|Corp|Corporation|Company|Group|Holdings|Bank|University|College|"
         "School|"
         "Institute|Hospital|Church|Museum|Park|Street|St|Road|Rd|Avenue|Ave|Lane|Boulevard|Blvd|"
         "Square|"
         "Bridge|River|Lake|Mount|Island|Airport|Station|Hotel|Center|Centre|Stadium|Arena|Club|FC|"
         "United|"
         "City|County|Union|Party|Council|Committee|Department|Ministry|Agency|Foundation|Society|"
         "Association|Federation|League|Cup|Open|Festival|Awards|Show|News|Times|Post|Weekly|"
         "Magazine|"
         "Records|Studios|Pictures|Entertainment|Games|Partners|Consulting|Solutions|Systems|"
         "Technologies|"
         "Software|Labs|Media|Motors|Airlines|Insurance|Trust|Capital|Drive|Plaza|Valley|Beach|"
         "Hall|Tower"},
    Line{
        "tech", privacy::kTechTerm,
        "Java|Python|Ruby|Rust|Perl|Go|Golang|Swift|Kotlin|Scala|Haskell|Erlang|Elixir|Clojure|"
        "Julia|Lua|"
        "Dart|Groovy|Fortran|Pascal|Delphi|Ada|Lisp|Scheme|Prolog|Matlab|Bash|PowerShell|"
        "JavaScript|"
        "TypeScript|CoffeeScript|HTML|CSS|SQL|XML|JSON|YAML|TOML|Markdown|LaTeX|PHP|Perl|Node|"
        "React|Angular|"
        "Vue|Ember|Backbone|Svelte|Django|Flask|Rails|Laravel|Symfony|Spring|Hibernate|Struts|"
        "Express|"
        "Jasmine|Mocha|Jest|Karma|Selenium|Cypress|Cucumber|Maven|Gradle|Ant|Jenkins|Travis|Docker|"
        "Kubernetes|Helm|Istio|Terraform|Ansible|Puppet|Chef|Vagrant|Consul|Nomad|Vault|Prometheus|"
        "Grafana|"
        "Kibana|Logstash|Elasticsearch|Solr|Lucene|Kafka|Spark|Hadoop|Hive|Pig|Storm|Flink|Beam|"
        "Airflow|"
        "Cassandra|MongoDB|Redis|Postgres|PostgreSQL|MySQL|MariaDB|Oracle|SQLite|DuckDB|Neo4j|"
        "Couchbase|"
        "Memcached|RabbitMQ|Apache|Nginx|Tomcat|Jetty|Caddy|Linux|Ubuntu|Debian|Fedora|CentOS|Arch|"
        "Gentoo|"
        "Windows|Android|iOS|macOS|Mac|Chrome|Firefox|Safari|Edge|Opera|Explorer|Eclipse|IntelliJ|"
        "Xcode|"
        "NetBeans|Emacs|Vim|Atom|Sublime|Visual|Studio|Excel|Word|Access|Outlook|PowerPoint|"
        "SharePoint|"
        "Office|Photoshop|Illustrator|Flash|Silverlight|Unity|Unreal|Blender|Google|Facebook|"
        "Twitter|"
        "Amazon|Microsoft|Apple|Netflix|GitHub|GitLab|Bitbucket|Jira|Confluence|Slack|Telegram|"
        "Discord|"
        "WhatsApp|Instagram|YouTube|LinkedIn|Reddit|Stack|Overflow|AWS|Azure|Lambda|Heroku|"
        "Firebase|"
        "Cloudflare|Stripe|Twilio|Bitcoin|Ethereum|Solana|Cardano|Dogecoin|Litecoin|Monero|"
        "Polkadot|"
        "Uniswap|Binance|Coinbase|Kraken|MetaMask|Ledger|Trezor|Numpy|NumPy|Pandas|SciPy|Keras|"
        "TensorFlow|"
        "PyTorch|Jupyter|Anaconda|Celery|Gunicorn|Pyramid|Tornado|Twisted|Bottle|Pillow|Requests|"
        "Scrapy|"
        "Guava|Jackson|Gson|Lombok|Mockito|JUnit|Log4j|Netty|Akka|Play|Boost|Qt|GTK|Cocoa|Swing|"
        "Awt|Gnome|"
        "Apt|Yum|Homebrew|Npm|Yarn|Webpack|Babel|Grunt|Gulp|Bower|Bootstrap|Sass|Less|Tailwind|"
        "jQuery|"
        "Mercurial|Subversion|Git|Ajax|Array|ArrayList|HashMap|Boolean|String|Integer|Double|Float|"
        "Object|"
        "Class|Interface|Exception|NullPointerException|Thread|Button|Label|TextBox|ListView|"
        "GridView|"
        "Fragment|Activity|Intent|Bundle|Adapter|Controller|Model|View|Session|Cookie|Token|"
        "Service|Server|"
        "Client|Proxy|Socket|Stream|Buffer|Queue|Stack|Tree|Graph|Node|Edge|List|Map|Set|Iterator|"
        "Entity|"
        "Repository|Factory|Singleton|Builder|Observer|Visitor|Decorator|Wizard|Toolbar|Navbar|"
        "Widget|"
        "Siri|Alexa|Cortana|Bard|Gemini|Claude|Copilot|Whisper|Watson|Einstein|Tesla|Fermi|Pascal|"
        "Turing|"
        "Volta|Ampere|Haswell|Ryzen|Athlon|Pentium|Celeron|Nvidia|Intel|Samsung|Nokia|Sony|Dell|"
        "Lenovo|"
        "Asus|Cisco|Juniper|Siemens|Bosch|Ericsson|Huawei|Xiaomi|Oreo|Nougat|Lollipop|Marshmallow|"
        "Kitkat|"
        "Jessie|Buster|Bullseye|Bookworm|Trixie|Wheezy|Focal|Jammy|Xenial|Trusty|Bionic|Yosemite|"
        "Mojave|"
        "Catalina|Ventura|Sonoma|Sequoia|Lambda|Euler|Dijkstra|Gauss|Fourier|Laplace|Bayes|Markov|"
        "Poisson|"
        "Bernoulli|Newton|Hough|Sobel|Huffman|Levenshtein|Jaccard|Hamming|Fibonacci|Luhn|Merkle|"
        "Bloom|"
        "API|URL|HTTP|HTTPS|TCP|UDP|DNS|SSH|FTP|REST|SOAP|MVC|ORM|JVM|JDK|JRE|GPU|CPU|RAM|SSD|GUI|"
        "IDE|SDK"},
    Line{"month", privacy::kCalendar, "Jan|Mar|Apr|Jun|Jul|March|April|May|June|August|Aug"},
    Line{"tech", privacy::kTechTerm,
         "Canvas|Dojo|Cygwin|Cordova|PhoneGap|Ionic|Xamarin|Mono|Kinect|Gmail|Hotmail|Skype|Zoom|"
         "Teams|Trello|"
         "Asana|Notion|Figma|Sketch|Dropbox|Drupal|Joomla|WordPress|Magento|Shopify|Wix|Moodle|"
         "Plone|Zend|Yii|"
         "CakePHP|CodeIgniter|Doctrine|Twig|Blade|Composer|Artisan|Eloquent|Sinatra|Capybara|"
         "Devise|Sidekiq|"
         "Resque|Puma|Unicorn|Passenger|Capistrano|Bundler|Rake|Nokogiri|Phoenix|Ecto|Plug|Mix|"
         "Cowboy|Rebar|"
         "Leiningen|Ring|Compojure|Cabal|Yesod|Snap|Idris|Agda|Coq|Isabelle|Lean|Mathematica|Maple|"
         "Octave|"
         "Simulink|Stata|Minitab|Tableau|Looker|Metabase|Superset|Druid|Presto|Trino|Impala|Kudu|"
         "Sqoop|Oozie|"
         "Zookeeper|Ambari|Ranger|Knox|Atlas|Nifi|Samza|Apex|Heron|Pulsar|Mesos|Marathon|Chronos|"
         "Rancher|"
         "Openshift|Podman|Buildah|Skopeo|Calico|Cilium|Flannel|Linkerd|Envoy|Traefik|Kong|Varnish|"
         "Squid|"
         "Haproxy|Zabbix|Nagios|Icinga|Sensu|Datadog|Splunk|Sentry|Rollbar|Bugsnag|Jaeger|Zipkin|"
         "Loki|Tempo|"
         "Fiddler|Wireshark|Postman|Insomnia|Swagger|Burp|Nmap|Metasploit|Snort|Suricata|Vagrant|"
         "Packer|"
         "Parallels|Hyper|Xen|Proxmox|Qemu|Bochs|Wine|Cinnamon|Mate|Plasma|Unity|Wayland|Mir|"
         "Compiz|Nautilus|"
         "Dolphin|Konqueror|Thunderbird|Evolution|Gimp|Inkscape|Krita|Audacity|Ardour|Kodi|Plex|"
         "Jellyfin|"
         "Calibre|Okular|Evince|Kate|Geany|Bluefish|Brackets|Textmate|Notepad|Codeblocks|Lazarus|"
         "Keil|Arduino|"
         "Raspberry|Beaglebone|Jetson|Pixel|Galaxy|Lumia|Kindle|Fire|Surface|Matrix|Category|"
         "Generic|Handler|"
         "Makefile|Fields|Lattice|Blend|Tango|Cruise|Adapter|Bridge|Monad|Functor|Tuple|Regex|Enum|"
         "Struct"},
    Line{"context", privacy::kTechContext,
         "method|class|function|button|query|table|server|app|application|file|folder|database|"
         "column|array|"
         "string|variable|parameter|property|attribute|element|tag|page|form|field|checkbox|"
         "dropdown|menu|"
         "code|script|library|framework|package|module|plugin|extension|compile|compiler|build|"
         "deploy|debug|"
         "debugger|error|exception|bug|commit|branch|merge|repo|repository|install|config|"
         "configuration|"
         "version|release|update|upgrade|api|url|json|xml|html|css|sql|http|request|response|"
         "browser|client|"
         "socket|port|thread|process|memory|kernel|driver|terminal|command|shell|cmd|async|"
         "callback|loop|"
         "integer|boolean|float|null|int|char|object|instance|constructor|interface|inherit|"
         "extends|import|"
         "export|syntax|parse|parser|render|layout|widget|view|controller|model|schema|index|join|"
         "select|"
         "insert|token|hash|encrypt|node|cluster|container|docker|cloud|user|login|session|cookie|"
         "cache"},
    Line{"common", privacy::kCommonWord,
         "hadn|didn|doesn|don|wasn|weren|isn|aren|couldn|wouldn|shouldn|haven|hasn|won|ain|mustn|"
         "needn|gonna|"
         "wanna|gotta|lol|omg|wtf|lmao|btw|imo|idk|ugh|haha|hahaha|hey|yeah|yep|nope|pls|plz|thx|"
         "ur|u|r|bb|"
         "sung|equals|resistance|downs|fields|goes|getting|going|coming|saying|looks|makes|takes|"
         "gives|seems|"
         "feel|feels|felt|left|kept|keep|keeps|put|puts|lost|won|held|hold|turn|turned|ask|asked|"
         "asks|says|"
         "told|tells|meet|met|love|loves|loved|hate|miss|hope|wish|wait|waiting|watch|watching|"
         "play|playing|"
         "girl|boy|girls|boys|guy|guys|dude|bro|sis|mom|dad|mum|baby|babe|friends|fans|everyone|"
         "everybody|"
         "someone|somebody|anyone|anybody|nobody|nothing|something|anything|everything|dont|cant|"
         "im|ive|thats"},
    Line{"particle", privacy::kParticle,
         "van|von|der|den|de|del|della|di|da|dos|das|du|la|le|ten|ter|zu|zur|bin|ibn|bint|al|el|af|"
         "av|y|e|"
         "'t|op|mac|st"},
    Line{"common", privacy::kCommonWord,
         "the|a|an|and|or|but|if|then|else|when|while|because|so|that|this|these|those|it|its|he|"
         "she|they|we|"
         "you|i|me|him|her|them|us|my|your|his|their|our|who|whom|which|what|where|why|how|is|are|"
         "was|were|be|"
         "been|being|am|do|does|did|done|have|has|had|having|can|could|will|would|shall|should|may|"
         "might|must|"
         "not|no|yes|ok|okay|please|sorry|welcome|good|great|nice|bad|new|old|big|small|long|short|"
         "high|low|"
         "first|last|next|same|other|another|all|any|some|many|much|more|most|few|little|very|too|"
         "also|just|"
         "only|even|still|already|yet|again|ever|never|always|often|sometimes|now|today|tomorrow|"
         "yesterday|"
         "here|there|up|down|in|on|at|to|from|of|for|with|without|about|after|before|between|under|"
         "over|into|"
         "through|during|against|make|made|take|took|get|got|give|gave|go|went|gone|come|came|see|"
         "saw|seen|"
         "know|knew|think|thought|say|tell|find|found|use|used|using|work|works|working|need|want|"
         "try|tried|"
         "call|calls|run|runs|running|start|stop|open|close|add|remove|delete|create|update|change|"
         "set|check|"
         "test|build|fix|error|warning|failed|issue|question|answer|code|file|files|data|name|"
         "number|value|"
         "list|table|line|page|user|users|server|client|function|method|class|object|string|type|"
         "example|note|"
         "however|although|since|until|unless|maybe|perhaps|actually|basically|hopefully|finally|"
         "anyway|"
         "looking|look|looks|thing|things|way|time|day|week|month|year|people|man|woman|world|life|"
         "home|house|"
         "let|lets|don't|doesn't|can't|won't|isn't|i'm|it's|that's|what's|there's|here's|i've|i'd|"
         "i'll|you're|"
         "does|edit|hope|consider|given|assuming|suppose|either|neither|both|each|every|instead|"
         "rather|such|"
         "и|в|не|на|я|он|что|это|как|но|по|мы|она|они|вы|всё|если|или|для|когда|где|кто|почему|"
         "можно|нужно|"
         "сегодня|завтра|вот|так|уже|ещё|да|нет|спасибо|là|và|của|có|không|được|cho|một|người|"
         "trong|đã|với|các|"
         "tôi|bạn|này|khi|đó|cũng|như|ra|vào|lại|làm|thì|nên|nhưng|mình|em|giá|mua|bán|hôm|nay|mai|"
         "ơn|mọi|"
         "und|oder|aber|nicht|ist|sind|war|das|die|der|den|dem|ein|eine|ich|wir|sie|er|es|mit|auf|"
         "für|von|zu|"
         "im|am|wenn|dann|auch|noch|schon|bitte|danke|que|el|la|los|las|una|por|para|con|pero|muy|"
         "este|esta|"
         "les|des|une|est|dans|pour|avec|sur|pas|vous|nous|je|il|elle|mais|très|ce|cette"},
};

icu::UnicodeString Decode(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string Encode(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

std::vector<std::string> Lowered(const std::vector<std::string>& words) {
  std::vector<std::string> lowered;
  for (const std::string& word : words) {
    lowered.push_back(LowerOf(word));
    if (PlainOf(word) != word) lowered.push_back(LowerOf(PlainOf(word)));
  }
  return lowered;
}

// The parts of known people's names, but for words that the lists know as something else.
void AddFamous(std::vector<WordList>& lists) {
  std::set<std::string, std::less<>> others;
  for (const WordList& list : lists) {
    constexpr std::uint16_t kNames = privacy::kGivenName | privacy::kSurname;
    if ((list.flags & kNames) == 0) others.insert(list.words.begin(), list.words.end());
  }
  WordList given{.flags = privacy::kGivenName};
  WordList surnames{.flags = privacy::kSurname};
  constexpr std::size_t kShortest = 3;
  for (const std::string& person : FamousPeople()) {
    const std::vector<std::string> parts = SplitWords(LowerOf(person), ' ');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i].size() < kShortest || others.contains(parts[i])) continue;
      (i > 0 && i + 1 == parts.size() ? surnames : given).words.push_back(parts[i]);
    }
  }
  lists.push_back(std::move(given));
  lists.push_back(std::move(surnames));
}

std::vector<WordList> MakeLists() {
  std::vector<WordList> lists;
  for (const Line& line : kLines) {
    lists.push_back({.flags = line.flags, .words = Lowered(SplitWords(line.words, '|'))});
  }
  lists.push_back({.flags = privacy::kCommonWord, .words = Lowered(PlainWords())});
  for (const Culture& culture : Cultures()) {
    lists.push_back({.flags = privacy::kGivenName, .words = Lowered(culture.given)});
    lists.push_back({.flags = privacy::kSurname, .words = Lowered(culture.surnames)});
  }
  AddFamous(lists);
  for (WordList& list : Vocabulary()) lists.push_back(std::move(list));
  for (WordList& list : MoreNames()) lists.push_back(std::move(list));
  WordList english{.flags = privacy::kCommonWord};
  for (const std::string& word : SplitWords(privacy::kEnglishWords, ' ')) {
    english.words.push_back(word);
    for (std::string& form : InflectionsOf(word)) english.words.push_back(std::move(form));
  }
  lists.push_back(std::move(english));
  return lists;
}

}  // namespace

std::vector<std::string> SplitWords(std::string_view text, char sign) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(sign, begin), text.size());
    if (end > begin) words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string LowerOf(std::string_view text) {
  return Encode(Decode(text).toLower(icu::Locale::getRoot()));
}

std::string UpperOf(std::string_view text) {
  return Encode(Decode(text).toUpper(icu::Locale::getRoot()));
}

std::string PlainOf(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString apart = nfd->normalize(Decode(text), status);
  icu::UnicodeString plain;
  for (std::int32_t i = 0; i < apart.length(); ++i) {
    const char16_t c = apart[i];
    if (c >= 0x300 && c < 0x370) continue;
    plain.append(c == u'đ' ? u'd' : c == u'Đ' ? u'D' : c == u'ł' ? u'l' : c == u'Ł' ? u'L' : c);
  }
  return Encode(plain);
}

const std::vector<WordList>& WordLists() {
  static const std::vector<WordList> lists = MakeLists();
  return lists;
}

const std::vector<std::string>& WordsOf(std::string_view kind) {
  static const auto by_kind = [] {
    std::map<std::string, std::vector<std::string>, std::less<>> made;
    for (const Line& line : kLines) {
      auto& words = made[std::string(line.kind)];
      for (std::string& word : SplitWords(line.words, '|')) words.push_back(std::move(word));
    }
    return made;
  }();
  static const std::vector<std::string> none;
  const auto found = by_kind.find(kind);
  return found == by_kind.end() ? none : found->second;
}

}  // namespace tacit::train
