#include "privacy/common_words.h"

// Our own list: words that open sentences or carry grammar, labels before a colon, titles and
// particles of names, roles.

namespace tacit::privacy {

constinit const std::string_view kFunctionWords =
    "a about above abu account actually admin administrator af after again ah aha ahh al all "
    "almost also although always am an and anonymous answer anyone anything anyway are around as "
    "at av aw aye back basically bat be because been before being ben bin bint bot both btw but "
    "by bye can case ceo cfo channel cheers clearly cmo co com community company coo cool corp "
    "correct could cto da damn das date de dear del dela deleted della den der des dev developer "
    "di did do does done dos dr du e edit el else engineer error esq et even ever every everyone "
    "everything exactly example false few fine fix for founder from ftp get gmbh got great group "
    "guess guest ha haha he hello hence her here hers hey hi him his hmm hmmm how however hr html "
    "http https i ibn id idea if ii iii in inc indeed info interesting intern into irc is it its "
    "iv jr just kinda la las lastly later le les let like llc lo lol los ltd mac man manager many "
    "maybe mba mc md me meh mine miss more most mr mrs ms much my nah naturally neither net never "
    "nice no nobody none nope nor note nothing now o o' of off official oh ok okay on once one "
    "only oops or org other ou ouch our out output over owner perfect phd php please prof ps "
    "question re really result right said same san santa seriously she should since sir slack so "
    "solution some somehow someone something sometimes somewhere sorry source sr ssh st staff "
    "still such summary support sure te team telegram ten ter text than thank thanks that the "
    "their theirs them then there these they this those though thus time tip title to today todo "
    "tomorrow tonight too true u ugh ul um und unfortunately unknown until up update us user van "
    "version very vom von wait warning was we well were what whatever when where whether which "
    "while who whom whose why with without wow www xe y yay yea yeah yep yes yet you your yup ze "
    "zu zum zur ";

}  // namespace tacit::privacy
