// English. The phrases are our own writing, after the categories of GDPR articles 9 and 10 and what
// a handbook for channel moderators would name. 4 withholds alone, 3 with any support, 2 with more;
// below 0 is the everyday or technical sense of the same words.

#include <array>

#include "privacy/content/english_rows.h"
#include "privacy/content/language.h"

namespace tacit::privacy::content {
namespace {

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

}  // namespace

const Language& English() {
  static const std::array rows = {EnglishAboutPeople(), EnglishAboutAffairs(),
                                  EnglishAboutConduct()};
  static const Language english = {
      .endings = kEndings, .common = kCommon, .frequent = kFrequent, .sets = kSets, .rows = rows};
  return english;
}

}  // namespace tacit::privacy::content
