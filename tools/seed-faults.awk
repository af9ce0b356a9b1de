# The work of tools/seed-faults. Bytes, not characters: LC_ALL=C. ARGV: SOURCE TARGET INDEX by threes.

# A pseudo-random whole number below n (Park and Miller 1988; 16807 keeps every product exact).
function below(n) {
	state = (state * 16807) % 2147483647
	return state % n
}

function load(file, lines,    line, n) {
	split("", lines)
	n = 0
	while ((getline line < file) > 0)
		if (line ~ /[^ \t\r]/) {
			gsub(/^[ \t\r]+|[ \t\r]+$/, "", line)
			lines[n++] = line
		}
	close(file)
}

function joined(lines, list, gap,    parts, n, i, out) {
	n = split(list, parts, /, */)
	for (i = 1; i <= n; i++)
		out = out (i > 1 ? gap : "") lines[parts[i] + 0]
	return out
}

function read_units(source_file, target_file, index_file,    source, target, line, sides) {
	load(source_file, source)
	load(target_file, target)
	while ((getline line < index_file) > 0) {
		if (line !~ /^\[[0-9, ]+\]:\[[0-9, ]+\]/)
			continue
		split(line, sides, /\]:\[/)
		sub(/^\[/, "", sides[1])
		sub(/\].*$/, "", sides[2])
		sources[count] = joined(source, sides[1], gap_of(sl))
		targets[count++] = joined(target, sides[2], gap_of(tl))
	}
	close(index_file)
}

function gap_of(language) {
	return language ~ /^(zh|ja|th|km|lo|my|yue)(-|$)/ ? "" : " "
}

# Where a text may be cut near a byte: never inside a character.
function character(text, at) {
	while (at > 1 && index(continuation, substr(text, at, 1)))
		at--
	return at
}

# Changes the last digit of the first run that pattern finds (it begins with the run): 4 becomes 7.
function change_digit(text, pattern,    at, digit) {
	if (!match(text, pattern))
		return ""
	at = RSTART
	while (substr(text, at + 1, 1) ~ /[0-9]/)
		at++
	digit = substr(text, at, 1)
	return substr(text, 1, at - 1) ((digit + 3) % 10) substr(text, at + 1)
}

# Replaces the first word of the list (parted by |) that stands in the text by the one behind it.
function exchange(text, list,    words, n, i, at) {
	n = split(list, words, "|")
	for (i = 1; i <= n; i++) {
		at = index(text, words[i])
		if (at)
			return substr(text, 1, at - 1) words[i % n + 1] substr(text, at + length(words[i]))
	}
	return ""
}

function first_word(list) {
	sub(/\|.*/, "", list)
	return list
}

function double_word(text,    words, n, i, k) {
	n = split(text, words, " ")
	if (gap_of(tl) == "" || n < 4)
		return ""
	for (k = 0; k < n; k++) {
		i = (k + below(n)) % n + 1
		if (length(words[i]) > 2 && words[i] !~ /[][0-9!-@`{-~]/ && words[i] != words[i + 1] && words[i] != words[i - 1])
			break
	}
	if (k == n || index(text, " " words[i] " ") == 0)
		return ""
	k = index(text, " " words[i] " ")
	return substr(text, 1, k) words[i] substr(text, k)
}

# The first of two halves; by words where there are spaces.
function first_half(text, share,    at) {
	at = character(text, int(length(text) * share))
	if (gap_of(tl) != "")
		while (at > 1 && substr(text, at, 1) != " ")
			at--
	return substr(text, 1, at - 1)
}

# The text without what stands between three and seven tenths of it.
function drop_middle(text,    rest) {
	rest = substr(text, length(first_half(text, .7)) + 1)
	return first_half(text, .3) rest
}

# Two fifths of its length, taken from another text, in the middle of a text.
function put_in(text, other,    before, share) {
	before = first_half(text, .6)
	share = .4 * length(text) / length(other)
	return before gap_of(tl) first_half(other, share < 1 ? share : 1) substr(text, length(before) + 1)
}

# No quotation marks where the source quotes six words or more.
function unquote(source, target) {
	if (source !~ /"[^" ]+ [^" ]+ [^" ]+ [^" ]+ [^" ]+ [^"]+"/)
		return ""
	gsub(/"|\302\253 ?| ?\302\273|\342\200[\230-\237]|\343\200[\214-\217]/, "", target)
	return target
}

function leave_source(source, target,    words, n, i, out) {
	n = split(source, words, " ")
	if (n < 10)
		return ""
	for (i = int(n / 2) + 1; i <= n; i++)
		out = out " " words[i]
	return first_half(target, .5) out
}

function change_end(text) {
	if (sub(/\.$/, "?", text) || sub(/\?$/, ".", text) || sub(/!$/, ".", text) || sub(/\343\200\202$/, "\357\274\237", text) || sub(/\340\245\244$/, "?", text))
		return text
	return ""
}

function drop_bracket(text) {
	return sub(/\)|\357\274\211/, "", text) ? text : ""
}

# A thousandth: 46,000 becomes 46.
function shift_power(text) {
	return sub(/[,. ]000/, "", text) ? text : ""
}

# The target of unit u with a fault of this kind, or "" where it cannot be put in. An empty target is a blank.
function with_fault(kind, u,    t) {
	t = targets[u]
	if (kind == "number")
		return change_digit(t, "[1-9][0-9]+")
	if (kind == "magnitude")
		return t ~ /[0-9][,. ]000/ ? shift_power(t) : ""
	if (kind == "percent")
		return change_digit(t, "[1-9][0-9]* ?%")
	if (kind == "weekday")
		return exchange(t, weekdays[primary])
	if (kind == "name" || kind == "name_lost")
		return change_name(t, kind == "name_lost")
	if (kind == "place")
		return exchange(t, places[primary])
	if (kind == "currency")
		return t ~ /[0-9]/ && index(t, first_word(currencies[primary])) ? exchange(t, currencies[primary]) : ""
	if (kind == "bracket")
		return drop_bracket(t)
	if (kind == "endmark")
		return change_end(t)
	if (kind == "doubled")
		return double_word(t)
	if (kind == "truncated")
		return length(sources[u]) > 60 ? first_half(t, .45) : ""
	if (kind == "omission")
		return length(sources[u]) > 70 ? drop_middle(t) : ""
	if (kind == "addition")
		return length(sources[u]) > 70 ? put_in(t, targets[(u * 7 + 11) % count]) : ""
	if (kind == "unquoted")
		return unquote(sources[u], t)
	if (kind == "source_left")
		return leave_source(sources[u], t)
	if (kind == "untranslated")
		return sources[u] ~ /[a-z]+ [a-z]+ [a-z]+/ ? sources[u] : ""
	return kind == "empty" ? " " : ""
}

# Is the word written with a capital (Latin, Greek, Cyrillic), and no acronym?
function is_capital(word) {
	return word ~ /^([A-Z]|\303[\200-\236]|\316[\221-\251]|\320[\204\206\207\220-\257])/ && word !~ /^[A-Z][A-Z]/ && length(word) > 4
}

# Without its first letter.
function tail(word) {
	return substr(word, word ~ /^[\300-\337]/ ? 3 : 2)
}

function clean_word(word) {
	return word ~ /^([A-Za-z]|[\303-\337][\200-\277])+$/
}

# Words that the targets write with a capital in mid-sentence, twice at least, and never small. Where nouns have capitals, those that are in the source too.
function find_names(    u, words, n, i, mid, small) {
	for (u = 0; u < count; u++) {
		n = split(targets[u], words, " ")
		for (i = 1; i <= n; i++) {
			if (!is_capital(words[i]))
				small[tail(words[i])]
			else if (i > 1 && clean_word(words[i]) && words[i - 1] ~ /^([a-z]|[\303-\337][\200-\277])+,?$/ && (primary != "de" || index(sources[u], words[i])))
				mid[words[i]]++
		}
	}
	for (u = 0; u < count; u++) { # in the order of the text, so that each awk gives the same
		n = split(targets[u], words, " ")
		for (i = 1; i <= n; i++)
			if (mid[words[i]] > 1 && !(tail(words[i]) in small)) {
				name_list[name_count++] = words[i]
				names[words[i]]
				mid[words[i]] = 0
			}
	}
}

# Another name of this memory in place of one, or none (drop).
function change_name(text, drop,    words, n, i, k, other) {
	n = split(text, words, " ")
	for (i = 2; i <= n && !(words[i] in names && is_capital(words[i])); i++)
		;
	if (i > n || name_count < 10)
		return ""
	k = index(text, " " words[i] " ")
	if (!k)
		return ""
	if (drop)
		return substr(text, 1, k) substr(text, k + length(words[i]) + 2)
	do
		other = name_list[below(name_count)]
	while (substr(other, 1, 4) == substr(words[i], 1, 4))
	return index(text, other) ? "" : substr(text, 1, k) other substr(text, k + length(words[i]) + 1)
}

function escaped(text) {
	gsub(/&/, "\\&amp;", text)
	gsub(/</, "\\&lt;", text)
	return text
}

function write_memory(file, texts,    u) {
	printf "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header creationtool=\"seed-faults\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"txt\" adminlang=\"en\" srclang=\"%s\" datatype=\"plaintext\"/>\n<body>\n", sl > file
	for (u = 0; u < count; u++)
		printf "<tu tuid=\"%d\"><tuv xml:lang=\"%s\"><seg>%s</seg></tuv><tuv xml:lang=\"%s\"><seg>%s</seg></tuv></tu>\n", u, sl, escaped(sources[u]), tl, escaped(texts[u]) > file
	print "</body>\n</tmx>" > file
	close(file)
}

# The kind that was put in least often among those not tried for this unit: what is rarely possible comes first.
function rarest(tried,    k, best) {
	for (k = 1; k <= kind_count; k++)
		if (!(k in tried) && (!best || uses[kinds[k]] < uses[kinds[best]]))
			best = k
	return best
}

# Puts one fault into unit u; how many units it took.
function put_fault(u, fault_file,    k, kind, t, tried) {
	while ((k = rarest(tried))) {
		tried[k]
		kind = kinds[k]
		if (kind == "swapped" && u + 1 < count && targets[u] != targets[u + 1]) {
			faulty[u] = targets[u + 1]
			faulty[u + 1] = targets[u]
			printf "%d\t%s\n%d\t%s\n", u, kind, u + 1, kind > fault_file
			uses[kind]++
			return 2
		}
		t = with_fault(kind, u)
		if (t != "" && t != targets[u]) {
			faulty[u] = t
			printf "%d\t%s\n", u, kind > fault_file
			uses[kind]++
			return 1
		}
	}
	return 1
}

function seed_all(    u, fault_file) {
	fault_file = folder "/" tl ".faults.tsv"
	printf "" > fault_file
	for (u = 0; u < count; u++)
		faulty[u] = targets[u]
	for (u = 0; u < count; )
		u += below(every) ? 1 : put_fault(u, fault_file)
	close(fault_file)
	write_memory(folder "/" tl ".tmx", faulty)
	write_memory(folder "/clean/" tl ".tmx", targets)
}

BEGIN {
	state = seed * 7919 + 1
	for (i = 128; i < 192; i++)
		continuation = continuation sprintf("%c", i)
	kind_count = split("weekday currency percent magnitude bracket unquoted number endmark doubled truncated omission addition source_left swapped untranslated empty name name_lost place", kinds, " ")
	primary = tl
	sub(/-.*/, "", primary)
	# Stems that endings may follow; each becomes the next.
	weekdays["en"] = "Monday|Thursday|Saturday|Tuesday|Friday|Sunday|Wednesday"
	weekdays["de"] = "Montag|Donnerstag|Samstag|Dienstag|Freitag|Sonntag|Mittwoch"
	weekdays["fr"] = "lundi|jeudi|samedi|mardi|vendredi|dimanche|mercredi"
	weekdays["es"] = "lunes|jueves|sábado|martes|viernes|domingo|miércoles"
	weekdays["it"] = "lunedì|giovedì|sabato|martedì|venerdì|domenica|mercoledì"
	weekdays["pt"] = "segunda-feira|quinta-feira|sábado|terça-feira|sexta-feira|domingo|quarta-feira"
	weekdays["ru"] = "понедельник|четверг|вторник"
	weekdays["uk"] = "понеділок|четвер|вівторок"
	weekdays["pl"] = "poniedziałek|czwartek|wtorek"
	weekdays["tr"] = "pazartesi|perşembe|cumartesi|salı günü|çarşamba"
	weekdays["fi"] = "maanantai|torstai|lauantai|tiistai|perjantai|sunnuntai|keskiviikko"
	weekdays["el"] = "Δευτέρα|Πέμπτη|Τρίτη|Παρασκευή|Τετάρτη"
	weekdays["ar"] = "الاثنين|الخميس|السبت|الثلاثاء|الجمعة|الأحد|الأربعاء"
	weekdays["he"] = "יום שני|יום חמישי|יום שלישי|יום שישי|יום ראשון|יום רביעי"
	weekdays["hi"] = "सोमवार|गुरुवार|शनिवार|मंगलवार|शुक्रवार|रविवार|बुधवार"
	weekdays["th"] = "วันจันทร์|วันพฤหัสบดี|วันเสาร์|วันอังคาร|วันศุกร์|วันอาทิตย์|วันพุธ"
	weekdays["ko"] = "월요일|목요일|토요일|화요일|금요일|일요일|수요일"
	weekdays["ja"] = "月曜日|木曜日|土曜日|火曜日|金曜日|日曜日|水曜日"
	weekdays["zh"] = "周一|周四|周六|周二|周五|周日|周三"
	currencies["en"] = "dollars|euros"
	currencies["de"] = "Dollar|Euro"
	currencies["fr"] = "dollars|euros"
	currencies["es"] = "dólares|euros"
	currencies["it"] = "dollari|euro"
	currencies["pt"] = "dólares|euros"
	currencies["ru"] = "долларов|евро"
	currencies["uk"] = "доларів|євро"
	currencies["pl"] = "dolarów|euro"
	currencies["tr"] = "dolar|avro"
	currencies["fi"] = "dollaria|euroa"
	currencies["el"] = "δολάρια|ευρώ"
	currencies["ar"] = "دولار|يورو"
	currencies["he"] = "דולר|אירו"
	currencies["hi"] = "डॉलर|यूरो"
	currencies["th"] = "ดอลลาร์|ยูโร"
	currencies["ko"] = "달러|유로"
	currencies["ja"] = "ドル|ユーロ"
	currencies["zh"] = "美元|欧元"
	places["en"] = "Germany|China|Japan|France|Iran"
	places["de"] = "Deutschland|China|Japan|Frankreich|Iran"
	places["fr"] = "Allemagne|Chine|Russie|Inde"
	places["es"] = "Alemania|China|Japón|Francia|Irán"
	places["it"] = "Germania|Cina|Russia|Francia|India"
	places["pt"] = "Alemanha|China|Rússia|França|Índia"
	places["ru"] = "Росси|Герман|Франци|Япони"
	places["uk"] = "Росі|Німеччин|Франці|Япон"
	places["pl"] = "Niemc|Chin|Rosj|Franc|Japon"
	places["tr"] = "Almanya|Çin|Rusya|Fransa|Japonya"
	places["fi"] = "Saksa|Kiina|Venäjä|Ranska|Japani"
	places["el"] = "Γερμανία|Κίνα|Ρωσία|Γαλλία|Ιαπωνία"
	places["ar"] = "ألمانيا|الصين|روسيا|فرنسا|إيران"
	places["he"] = "גרמניה|סין|רוסיה|צרפת|יפן"
	places["hi"] = "जर्मनी|चीन|रूस|फ़्रांस|ईरान|जापान"
	places["th"] = "เยอรมนี|จีน|รัสเซีย|ฝรั่งเศส|ญี่ปุ่น"
	places["ko"] = "독일|중국|러시아|프랑스|일본"
	places["ja"] = "ドイツ|中国|ロシア|フランス|イラン"
	places["zh"] = "德国|中国|俄罗斯|法国|日本"
	count = 0
	for (i = 1; i + 2 < ARGC; i += 3)
		read_units(ARGV[i], ARGV[i + 1], ARGV[i + 2])
	find_names()
	seed_all()
	printf "%s: %d units\n", tl, count
}
