package extract

import (
	"strings"

	"marz/internal/marz"
)

// addSpokesmen enters those who spoke for a body in the years that Marz covers and whom
// dispatches name without saying for whom. A name of one word counts only where it stands
// alone or after a title.
func (x *lexicon) addSpokesmen() {
	enter := func(principal, actor string, side marz.Side, body string, names ...string) {
		for _, n := range names {
			w := official(principal, side, body)
			w.actor = actor
			x.addPerson(w, n)
		}
	}
	enter("taliban", "taliban", marz.SideTaliban, "Taliban", "bilal karimi", "abdul nafi takor", "nafi takor", "enayatullah khwarazmi", "inayatullah khwarazmi", "hamdullah fitrat", "inamullah samangani", "enamullah samangani", "ahmadullah wasiq", "ahmadullah muttaqi", "abdul qahar balkhi", "amir khan muttaqi", "muttaqi", "abdul ghani baradar", "baradar", "abdul salam hanafi", "sirajuddin haqqani", "anas haqqani", "khairullah khairkhwa", "mohammad yaqoob", "mullah yaqoob", "mohammad yousuf ahmadi", "suhail shahin", "bilal karimi", "zabihullah mudjahid", "moudjahed", "zabihullah modjahed")
	enter("afg-gov", "afghan-government", marz.SideGovernment, "Afghan government", "said hamid rushan", "said hamed rushan", "hamid rushan", "sayed hamid roshan", "hamid roshan", "dawa khan menapal", "waheed omar", "wahid omar", "sediq sediqqi", "sadiq sediqqi", "latif mahmood", "abdul sattar mirzakwal", "mirzakwal", "hanif atmar", "atmar", "mirwais stanikzai", "rohullah ahmadzai", "wali mohammad ahmadzai", "yasin zia", "haibatullah alizai", "ahmad zia saraj", "ahmad zia siraj", "hayatullah hayat", "sarwar danish")
	enter("afg-embassy-tjk", "afghan-government", marz.SideGovernment, "Afghan embassy in Dushanbe", "zahir aghbar", "mohammad zahir aghbar", "aghbar")
	enter("nrf", "nrf", marz.SideAllied, "National Resistance Front", "ahmad massoud", "ahmad massoud's", "massoud", "ali nazary", "ali maisam nazary", "nazary", "fahim dashti", "sibghatullah ahmadi")
	enter("militia", "militia", marz.SideAllied, "Militia leader", "atta mohammad noor", "ata mohammad noor", "atta mohammad nour", "abdul rashid dostum", "rachid dostom", "abdul rachid dostom", "dostum", "dostom")
	third := func(id, body string, names ...string) { enter(id, id, marz.SideThird, body, names...) }
	third("iran", "Iran", "ebrahim raisi", "raisi", "hassan rouhani", "rouhani", "nasser kanaani", "kanaani", "hossein amir abdollahian", "amirabdollahian", "amir abdollahian", "hassan kazemi qomi", "kazemi qomi", "qasem rezaei", "qassem rezaei", "said khatibzadeh", "saeed khatibzadeh", "rouhollah latifi", "ruhollah latifi")
	third("pakistan", "Pakistan", "moeed yusuf", "mumtaz zahra baloch", "zahra baloch", "zahid hafeez chaudhri", "zahid hafeez chaudhry", "babar iftikhar", "asim iftikhar", "asim iftikhar ahmad", "shehbaz sharif", "bilawal bhutto zardari", "khawaja asif", "khawaja muhammad asif", "sarfraz bugti", "anwaar ul haq kakar", "ishaq dar", "sheikh rashid ahmad", "fawad chaudhry", "jan achakzai", "ahmed sharif chaudhry")
	third("tajikistan", "Tajikistan", "sirojiddin muhriddin", "muhriddin", "saimumin yatimov", "emomali rakhmon", "emomalii rahmon", "emomali rahmon", "rajabali rahmonali", "sherali mirzo")
	third("uzbekistan", "Uzbekistan", "abdulaziz kamilov", "abdoulaziz kamilov", "ismatulla irgashev", "ismatilla irgashev", "irgashev", "shavkat mirziyoyev", "shavkat mirziyoev", "mirziyoyev", "mirziyoev", "chavkat mirzioïev", "sherzod asadov")
	third("turkmenistan", "Turkmenistan", "gurbanguly berdymukhamedov", "gurbanguly berdimuhamedow", "berdymukhamedov", "berdimuhamedov", "serdar berdimuhamedov", "rashid meredov", "meredov")
	third("china", "China", "wang yi", "zhao lijian", "wang wenbin", "hua chunying", "mao ning")
	third("russia", "Russia", "vladimir poutine", "dmitry peskov", "dmitri peskov", "zamir kabulov", "andrei rudenko", "zamir kaboulov", "sergey lavrov", "sergey shoigu", "sergueï choigou", "serguei lavrov")
	third("csto", "CSTO", "stanislav zas", "anatoly sidorov", "anatoli sidorov")
	enter("usa-gov", "usa", marz.SideAllied, "United States", "mark milley", "milley", "zalmay khalilzad", "khalilzad", "kenneth mckenzie", "mckenzie", "scott miller", "austin miller", "jake sullivan", "john kirby", "ned price")
}

// participleAfter are the words after which a noun such as "réfugiés" is a verb.
var participleAfter = wordSet("sont etaient ont ete se seraient etre s seront")

func talibanWord(toks []token, i int) bool {
	return i >= 0 && i < len(toks) && strings.HasPrefix(toks[i].norm, "taliban")
}
