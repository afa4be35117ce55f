/**
 * What people make passphrases of when they are in a hurry, and what guessing therefore begins with: the words, names,
 * clubs, places and lines that everybody uses. A passphrase made of nothing else is refused (passphrase.ts).
 */
const said = (text: string) => text.trim().split(/\s+/);

export const COMMON_WORDS: readonly string[] = said(`
  password passwort passwd passcode passphrase pass word secret geheim letmein openup login logon access account admin
  administrator master root user username guest test testing tester demo default change changeme newpassword temp temporary
  welcome hello hallo goodbye thanks please enter internet computer laptop desktop keyboard windows microsoft apple google
  facebook instagram twitter youtube yahoo hotmail gmail outlook samsung nokia iphone android linux ubuntu office email mail
  qwerty qwertz azerty qwert asdfgh asdf zxcvbn zxcvbnm qazwsx wsxedc qweasd zaq xsw
  love loves lover lovely loveme iloveyou iloveu ilove you forever always together family mother father mummy daddy mum dad
  mama papa baby babies babygirl babyboy princess prince queen king angel angels darling sweet sweetheart honey sugar cutie
  beautiful pretty handsome sexy gorgeous friend friends bestfriend bestfriends girl girls boy boys sister brother wife husband
  mother grandma grandpa nanny nana children child kids
  monkey dragon tiger lion eagle falcon panther wolf puppy kitten kitty doggy horse pony rabbit bunny turtle dolphin butterfly
  elephant penguin spider hamster teddy teddybear snoopy
  football soccer rugby cricket hockey baseball basketball tennis golf netball gymnastics swimming skateboard snowboard
  skateboarding softball volleyball chelsea arsenal liverpool liverpoolfc everton manchester manutd manunited manchesterunited
  united city celtic rangers tottenham hotspur spurs leeds newcastle westham wolves coventry villa astonvilla barcelona
  realmadrid juventus
  sunshine sunflower rainbow flower flowers rose daisy summer spring autumn winter january february march april may june july
  august september october november december monday tuesday wednesday thursday friday saturday sunday christmas easter halloween
  birthday holiday holidays weekend
  superman batman spiderman ironman captain america marvel pokemon pikachu naruto minecraft fortnite playstation nintendo xbox
  starwars startrek skywalker darthvader harrypotter hogwarts hermione gryffindor gandalf hobbit matrix terminator godzilla
  transformers jedi yoda spongebob squarepants mickey mouse mickeymouse minnie disney barbie cinderella tinkerbell tigger winnie
  pooh elmo scooby garfield simpsons metallica nirvana eminem beyonce
  jesus christ jesuschrist god godisgood godislove bless blessed heaven faith church bible amen allah angel maria
  michael michelle christopher christina christine stephanie stephen elizabeth alexander alexandra alexandria andrew anthony
  benjamin brandon charlie charlotte chocolate daniel danielle david dominic edward emma george hannah harry heather isabella
  jack jacob james jasmine jason jennifer jessica john johnny jonathan jordan joseph joshua justin katherine kimberly laura
  lauren leonardo lewis lily logan louise lucy mark martin matthew megan melissa mercedes mohammed molly natalie natasha
  nathan nicholas nicole oliver olivia oscar patrick paul peter rachel rebecca richard robert ryan sabrina samantha samuel
  sarah scott sebastian shannon simon sophia sophie stephen steven susan taylor thomas tyler valentina vanessa veronica victoria
  vincent william zachary
  cheese cookie cookies banana orange strawberry cherry pepper peanut butter peanutbutter icecream pizza coffee candy chicken
  ginger cupcake marshmallow cinnamon
  ferrari porsche mercedes mustang corvette camaro harley harleydavidson yamaha suzuki kawasaki jaguar rover
  london england britain scotland ireland wales america american australia canada germany france italy warwick warwickshire
  rugby nuneaton bedworth leamington stratford birmingham liverpool manchester bristol oxford cambridge glasgow edinburgh
  school teacher student college university class classroom pupil learn learning council county service specialist teaching
  area manager assistant work working
  freedom liberty justice victory power money lucky success champion champions winner legend hero warrior fighter killer
  hunter ranger soldier pirate ninja samurai shadow phoenix thunder lightning fire storm ocean river mountain star stars moon
  sunset midnight infinity galaxy universe diamond diamonds silver golden gold crystal purple yellow green blue red black
  white pink
  whatever nothing something anything everything nobody somebody everyone incorrect wrong correct unknown unlimited
  unbelievable impossible amazing awesome fantastic wonderful perfect special crazy stupid fuckyou fuckoff fuck bitch asshole
  shit bullshit hell damn
  trustno trust noone number one two three four five six seven eight nine ten zero hundred thousand million
  abcdef abcd abc alphabet abracadabra opensesame
  the and for not but with from this that your yours mine our all are was were will have has had can could would should
  what who when where why how just only very much many more most is am an in on at to of it me my we us he she his her him
  super mega ultra happy smile smiley cool nice good great best big little old new hot dark light dead alive
  hannahmontana jonasbrothers onedirection justinbieber greenday linkinpark blink slipknot redhotchilipeppers
  rockandroll rocknroll dancing dancer music guitar player drummer singer
  blahblah lalala hahaha lol xxx
`);

/** Lines that everybody knows by heart, without spaces and marks. */
export const COMMON_LINES: readonly string[] = `
  correct horse battery staple
  the quick brown fox
  jumps over the lazy dog
  to be or not to be
  that is the question
  may the force be with you
  once upon a time
  twinkle twinkle little star
  mary had a little lamb
  happy birthday to you
  we wish you a merry christmas
  god save the king
  god save the queen
  our father who art in heaven
  hallowed be thy name
  in the beginning was the word
  let it be
  all you need is love
  never gonna give you up
  baa baa black sheep
  humpty dumpty sat on a wall
  jack and jill went up the hill
  row row row your boat
  you shall not pass
  winter is coming
  elementary my dear watson
  keep calm and carry on
  mind the gap
  this is my password
  one two three four
  eeny meeny miny moe
  supercalifragilisticexpialidocious
  four word passphrase
  twelve characters or more
`
  .trim()
  .split('\n')
  .map((line) => line.replaceAll(' ', ''));
