//! Short documents, each laid out in one way that rules were made for, and what must be read there; below
//! each, one that is nearly alike and must be read otherwise.

use minutebook::{Options, read_minutes};
use serde_json::{Value, json};

/// A document, and what its record holds at which pointers.
type Row = (&'static str, &'static [(&'static str, fn() -> Value)]);

const ROWS: &[Row] = &[
    // The place on the line below.
    (
        "Pond Trust\nMinutes of the meeting\nHeld on Monday 3 May 2021 at\nJubilee Room, Long Hall\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n",
        &[
            ("/meeting/location", || json!("Jubilee Room, Long Hall")),
            ("/meeting/date", || json!("2021-05-03")),
        ],
    ),
    (
        "Pond Trust\nMinutes of the meeting\nHeld on Monday 3 May 2021 at\n7.30 pm sharp\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n",
        &[
            ("/meeting/location", || Value::Null),
            ("/meeting/start_time", || json!("19:30")),
        ],
    ),
    // Each number begins a list of its own.
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n\n1. Welcome\n\nAnn Oak welcomed everybody and thanked them for the cake.\n\n1. Accounts\n\nThe treasurer read the accounts of the year, which were in order.\n\n1. The weir\n\nThe weir leaks. It was said that a mason should look at it soon.\n\n1. The swans\n\nThere are nine of them, and they eat what the ducks should have.\n\n1. Any other business\n\nThere was none, and everybody went home before the rain began.\n",
        &[
            ("/items/1/title", || json!("Accounts")),
            ("/items/4/title", || json!("Any other business")),
        ],
    ),
    // What an agenda's label does not head is the letter that sends it.
    (
        "Pond Trust\n\nDear member\n\nYou are summoned to the meeting of the Pond Trust on Monday 3 May 2021 at 7.30 pm in the Long Hall.\n\n1. Please bring your boots.\n2. Please shut the gate.\n\nAGENDA\n\n1. Apologies\n2. Accounts\n3. The weir\n4. Any other business\n",
        &[
            ("/kind", || json!("agenda")),
            ("/agenda/0/title", || json!("Apologies")),
            ("/agenda/4", || Value::Null),
        ],
    ),
    // Clauses below a heading with a number, and pages that say who belongs to a body.
    (
        "1. Terms of reference for the Pond Board\n\n(a) To oversee the ponds and the weir.\n(b) To advise the Trust on swans.\n(c) To meet twice a year.\n",
        &[
            ("/kind", || json!("terms_of_reference")),
            ("/groups/0/name", || json!("Pond Board")),
            ("/groups/0/responsibilities/2", || {
                json!("To meet twice a year.")
            }),
        ],
    ),
    // Names alone with blank lines between, below labels of people; what has text below it is an item.
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent\n\nAnn Oak (Chair)\n\nBert Elm\n\nCleo Ash\n\nApologies\n\nDi Fir\n\nEd Yew\n\nMill Street\n\nThe road past the mill floods, and nobody has cleared the drain since autumn.\n",
        &[
            ("/attendance/2/name", || json!("Cleo Ash")),
            ("/attendance/4/name", || json!("Ed Yew")),
            ("/attendance/4/status", || json!("apologies")),
            ("/attendance/5", || Value::Null),
            ("/items/0/title", || json!("Mill Street")),
        ],
    ),
    // People behind a label that go on in paragraphs, each with a body; a label of another kind ends them.
    (
        "Pond Forum\nMinutes, 3 May 2021\n\nPRESENT: Ann Oak (chair), Bert Elm, (Mill Society).\n\nCleo Ash (secretary), Di Fir, (Swan Club).\n\nEd Yew, (Weir Trust).\n\nCLEANING: Flo Birch (Mill Society) told of the brushes.\n",
        &[
            ("/attendance/3/name", || json!("Di Fir")),
            ("/attendance/4/organisation", || json!("Weir Trust")),
            ("/attendance/5", || Value::Null),
        ],
    ),
    // A list that the page cuts within names and brackets.
    (
        "Minutes of the Pond Board held on 3 May 2021\nPRESENT: Ann Oak (Chair), Bert\nElm, Cleo Ash, Di Fir\nIN ATTENDANCE: Ed Yew (Keeper of the\nWeir); Flo Birch (Clerk)\n1. WELCOME\nAll were made welcome and were told where the boots are kept, and why.\n",
        &[
            ("/attendance/1/name", || json!("Bert Elm")),
            ("/attendance/3/name", || json!("Di Fir")),
            ("/attendance/4/organisation", || json!("Keeper of the Weir")),
            ("/attendance/5/name", || json!("Flo Birch")),
        ],
    ),
    // Names without a label, of which one is the chair.
    (
        "Meeting of the Pond Board\n3 May 2021 in the Long Hall\nAnn Oak\nBert Elm\nCleo Ash (Chair)\nDi Fir\nEd Yew\nFlo Birch\nWelcome\nAll were made welcome, and were told where the boots are kept, and why they are.\n",
        &[
            ("/attendance/5/name", || json!("Flo Birch")),
            ("/attendance/6", || Value::Null),
        ],
    ),
    // A name, its initials and its body on lines below each other.
    (
        "Pond Forum\nMinutes, 3 May 2021\n\nPresent\nAnn Oak (Chair)\nAO\nPond Trust\nBert Elm\nBE\nThe Mill\nCleo Ash\nCA\nSwan Club\n\n1. Welcome\n\nAll were made welcome, and were told where the boots are kept.\n",
        &[
            ("/attendance/1/name", || json!("Bert Elm")),
            ("/attendance/1/initials", || json!("BE")),
            ("/attendance/2/organisation", || json!("Swan Club")),
            ("/attendance/3", || Value::Null),
        ],
    ),
    // A page of links to papers: the number on a line of its own, kind and size of the file behind the title.
    (
        "Pond Board\n\nAgenda and minutes\n\nItems\nNo. Item\n\n23-24/PB/1\n\nThe weir pdf icon PDF 81 KB\n\nMinutes:\n\nThe weir was looked at, and a mason is to be asked what it would cost.\n\n23-24/PB/2\n\nSwans\n\nMinutes:\n\nThere are nine of them, and they eat what the ducks should have.\n",
        &[
            ("/items/0/number", || json!("23-24/PB/1")),
            ("/items/0/title", || json!("The weir")),
            ("/items/1/title", || json!("Swans")),
        ],
    ),
    // The title of the page above the document's own, and a sentence that tells it again.
    (
        "Minutes 3 May 2021\nMinutes of the Pond Board Meeting\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n",
        &[("/meeting/title", || {
            json!("Minutes of the Pond Board Meeting")
        })],
    ),
    (
        "Pond Board minutes: May 2021\nMinutes of the meeting of the Pond Board held on 3 May 2021.\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n",
        &[("/meeting/title", || json!("Pond Board minutes: May 2021"))],
    ),
    // What was agreed behind a dash; the owner alone below what is to be done.
    (
        "Minutes of the Pond Board, 3 May 2021\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n\n1. Minutes\n\nThe price of food for nine swans in the coming summer – agreed.\n\n2. Weir\n\nThe weir leaks. The mason should be asked.\n\nAction: Bert Elm\n\n3. Road\n\nThe road – it was said that nobody agreed – is not ours.\n",
        &[
            ("/decisions/0/text", || {
                json!("The price of food for nine swans in the coming summer – agreed.")
            }),
            ("/decisions/1", || Value::Null),
            ("/actions/0/text", || json!("The mason should be asked.")),
            ("/actions/0/owners/0/label", || json!("Bert Elm")),
        ],
    ),
    // Numbers of two parts that lost the space before their words.
    (
        "Minutes of the Pond Forum, 3 May 2021\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n\n1.0Welcome\n1.1AO welcomed everybody and showed them round the pond.\n2.0Weir\n2.1The weir leaks. A mason should look at it before the winter comes.\n3.0Swans\n3.1There are nine of them, and they eat what the ducks should have.\n",
        &[
            ("/items/1/number", || json!("2.0")),
            ("/items/1/title", || json!("Weir")),
            ("/items/3", || Value::Null),
        ],
    ),
    // Who is in the chair, and the others in the paragraph below.
    (
        "Pond Committee\nMinutes, 3 May 2021\n\nPRESENT: – Councillor A Oak in the chair.\n\nCouncillors B Elm, C Ash, D Fir and E Yew.\n\nThe committee met by the weir.\n",
        &[
            ("/attendance/0/name", || json!("A Oak")),
            ("/attendance/0/chair", || json!(true)),
            ("/attendance/4/name", || json!("E Yew")),
            ("/attendance/5", || Value::Null),
        ],
    ),
    // Duties below words that only one body uses; what members do is none.
    (
        "Pond Committee\nTerms of Reference\n\nMembership:\n- Chair\n- Two keepers of swans.\n- Secretary\n\nWeir business:\nThe Committee may deal with these matters;\n- To look after the weir.\n- To feed the swans.\n\nMeetings:\nMembers will:\n- Attend when they are called.\n- Send a deputy when they cannot.\n",
        &[
            ("/groups/0/name", || json!("Pond Committee")),
            ("/groups/0/responsibilities", || {
                json!(["To look after the weir.", "To feed the swans."])
            }),
            ("/membership", || {
                json!(["Chair", "Two keepers of swans.", "Secretary"])
            }),
        ],
    ),
    // Who is represented, and the list behind a sentence that holds its number.
    (
        "Swan Forum - Terms of Reference\n\nThe Forum will speak for the swans, including:\n\n1. Remit\n\n1.1 The remit of the Forum is to:\n- Count the swans.\n- Speak for them.\n\n1.2 It meets by the weir.\n\n2. Composition of the Forum\n\n- Mill Society\n- Swan Club\n",
        &[
            ("/meeting/title", || {
                json!("Swan Forum - Terms of Reference")
            }),
            ("/groups/0/responsibilities", || {
                json!(["Count the swans.", "Speak for them."])
            }),
            ("/groups/0/representation", || {
                json!(["Mill Society", "Swan Club"])
            }),
        ],
    ),
    (
        "Pond Board\n\nPurpose\n\nThe board looks after the ponds and the weir on behalf of the Trust.\n\nMembers\n\n- Ann Oak, Pond Trust (Chair)\n- Bert Elm, Mill Society\n- Cleo Ash, Swan Club\n",
        &[("/kind", || json!("terms_of_reference"))],
    ),
    (
        "Pond Board\n\n3 May 2021\n\nPurpose\n\nThe board met to look at the ponds and the weir on behalf of the Trust.\n\nMembers present\n\n- Ann Oak, Pond Trust (Chair)\n- Bert Elm, Mill Society\n- Cleo Ash, Swan Club\n",
        &[
            ("/kind", || json!("minutes")),
            ("/attendance/2/name", || json!("Cleo Ash")),
        ],
    ),
    // A call to a meeting without a label, some of whose points are explained, and a letter without points.
    (
        "Pond Trust\n\nA meeting of the Pond Trust will be held in the Long Hall on Monday 3 May 2021 at 7.30 pm.\n\nAnn Oak\nClerk to the Trust\n\n1. Apologies for absence\n2. Declarations of interest\nMembers are asked to say which of the points they have an interest in, and of what kind it is.\n3. The weir\nThe mason will be there, and answers questions about what he has found below it.\n4. The swans\n",
        &[
            ("/kind", || json!("agenda")),
            ("/agenda/2/title", || json!("The weir")),
            ("/agenda/4", || Value::Null),
        ],
    ),
    (
        "Pond Trust\n\nA meeting of the Pond Trust will be held in the Long Hall on Monday 3 May 2021 at 7.30 pm.\n\nPlease bring your boots, for the path to the hall is wet, and shut the gate behind you.\n",
        &[("/kind", || json!("other"))],
    ),
    // A meeting of a day without a year, and a walk that has no parts.
    (
        "Pond Board Meeting\nMonday 3 May, 2pm, Long Hall\n\n1. The weir\n\nThe weir leaks. It was said that a mason should look at it soon.\n\n2. The swans\n\nThere are nine of them, and they eat what the ducks should have.\n",
        &[
            ("/kind", || json!("minutes")),
            ("/items/1/title", || json!("The swans")),
        ],
    ),
    (
        "Pond Board Walk\nMonday 3 May, 2pm, Long Hall\n\nWe walk around the ponds and look at the weir, the swans and the mill.\n",
        &[("/kind", || json!("other"))],
    ),
    // A list of people that a line cuts behind somebody's title.
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent: Mrs A Oak, Mr B Elm, Dr\nC Ash, Ms D Fir.\n\nThe weir leaks. It was said that a mason should look at it soon.\n",
        &[
            ("/attendance/2/name", || json!("C Ash")),
            ("/attendance/3/name", || json!("D Fir")),
        ],
    ),
    // Actions by those who are to do them; verbs that tasks open with are nobody.
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n\n1. Weir\n\nThe weir leaks. It was said that a mason should look at it soon.\n\nActions\n\nAnn Oak\n- Write to the county council\n- Pay the mason\nBert Elm\n- Feed the swans\n",
        &[
            ("/actions/0/text", || json!("Write to the county council")),
            ("/actions/0/owners/0/label", || json!("Ann Oak")),
            ("/actions/1/owners/0/label", || json!("Ann Oak")),
            ("/actions/2/owners/0/label", || json!("Bert Elm")),
        ],
    ),
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n\n1. Weir\n\nThe weir leaks. It was said that a mason should look at it soon.\n\nActions\n- Write to the county council\n- Ann Oak to pay the mason\n",
        &[
            ("/actions/0/owners", || json!([])),
            ("/actions/1/owners/0/label", || json!("Ann Oak")),
        ],
    ),
    // `Action` in a bracket behind what is to be done, with the owner or without.
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n\n1. Weir\n\nThe weir leaks. A mason will be asked to look at it (ACTION AO). The swans wait (for action by others).\n\nThe road to the mill will be mended (ACTION).\n\nThe clerk will write to the miller.\nAction by: Bert Elm\n",
        &[
            ("/actions/0/text", || {
                json!("A mason will be asked to look at it")
            }),
            ("/actions/0/owners/0/label", || json!("AO")),
            ("/actions/1/text", || {
                json!("The road to the mill will be mended")
            }),
            ("/actions/2/text", || {
                json!("The clerk will write to the miller.")
            }),
            ("/actions/2/owners/0/label", || json!("Bert Elm")),
            ("/actions/3", || Value::Null),
        ],
    ),
    // A seat in a parliament stays with the name; an honour that is no surname hides none.
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent: Ann Oak MP (Chair), Sir Bert Elm KCB, Cleo Ash OBE\n\nAction: Ann Oak to write to the mason.\n",
        &[
            ("/attendance/0/name", || json!("Ann Oak MP")),
            ("/attendance/0/role", || json!("Chair")),
            ("/attendance/2/name", || json!("Cleo Ash")),
            ("/actions/0/owners/0/person", || json!("p1")),
        ],
    ),
    // Several people behind one title, parted by commas, where semicolons part groups.
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent: Cllrs Oak (Chairman), Elm (Vice-Chairman) & Ash; County Cllr Fir (until 8.15pm); the Clerk (Mrs D Yew) and 6 members of the public.\nApologies: received and accepted from E Bay and F Box\n",
        &[
            ("/attendance/0/name", || json!("Oak")),
            ("/attendance/0/role", || json!("Chairman")),
            ("/attendance/1/role", || json!("Vice-Chairman")),
            ("/attendance/2/name", || json!("Ash")),
            ("/attendance/3/role", || json!("County Cllr")),
            ("/attendance/4/name", || json!("D Yew")),
            ("/attendance/4/role", || json!("Clerk")),
            ("/attendance/5/name", || json!("E Bay")),
            ("/attendance/6/name", || json!("F Box")),
            ("/attendance/7", || Value::Null),
        ],
    ),
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent: Ann Oak, Chief Warden; Bert Elm, Pond Club; Cleo Ash, Mill Trust\n",
        &[
            ("/attendance/0/role", || json!("Chief Warden")),
            ("/attendance/2/name", || json!("Cleo Ash")),
            ("/attendance/3", || Value::Null),
        ],
    ),
    // Posts behind dashes between commas; a line that ends before its last name.
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent: Ann Oak – Chair, Bert Elm – Secretary, Cleo Ash, Di Fir and\nEd Yew\n",
        &[
            ("/attendance/1/name", || json!("Bert Elm")),
            ("/attendance/1/role", || json!("Secretary")),
            ("/attendance/4/name", || json!("Ed Yew")),
        ],
    ),
    // A part of an organisation met, and not all of it.
    (
        "Elmford Borough Council\nPlanning Committee\n\nMinutes of the meeting held on 3 May 2021\n\nPresent: Ann Oak, Bert Elm, the Librarian\n",
        &[
            ("/meeting/body", || json!("Planning Committee")),
            ("/attendance/2/name", || json!("Librarian")),
        ],
    ),
    // Paragraphs are numbered through all items, which are numbered apart.
    (
        "Minutes of the Pond Group, 3 May 2021\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n\nItem 1: Welcome\n1. Ann Oak welcomed everybody.\n\nItem 2: The weir\n2. The weir leaks.\n3. A mason has been asked.\n\nItem 3: Close\n4. It was late.\n",
        &[
            ("/items/0/title", || json!("Welcome")),
            ("/items/1/title", || json!("The weir")),
            ("/items/1/items/1/number", || json!("3")),
            ("/items/2/number", || json!("3")),
            ("/items/3", || Value::Null),
        ],
    ),
    // A table between strokes whose cells open with their titles.
    (
        "Minutes of the Pond Group, 3 May 2021\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n\nItem | Discussion | Action\n1 | Weir: it leaks, and a mason has been asked to look at it. | AO to write to the mason\n2 | Swans: there are nine of them, and they eat a lot. |\n3 | Mill: the roof was mended in the spring of the year. | BE to pay\n",
        &[
            ("/items/0/title", || json!("Weir")),
            ("/items/2/title", || json!("Mill")),
            ("/actions/1/text", || json!("BE to pay")),
        ],
    ),
    // Initials below what somebody is to do, where the head of their column stands alone above.
    (
        "Minutes of the Pond Group, 3 May 2021\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n\nACTION\n\n1. Weir\nThe weir leaks, and a mason will be asked.\nAO/BE\n\n2. Swans\nThere are nine of them.\n",
        &[
            ("/actions/0/text", || {
                json!("The weir leaks, and a mason will be asked.")
            }),
            ("/actions/0/owners/1/label", || json!("BE")),
            ("/items/2", || Value::Null),
        ],
    ),
    (
        "Minutes of the Pond Group, 3 May 2021\n\nPresent: Ann Oak, Bert Elm and Cleo Ash\n\n1. Weir\nThe weir leaks, and a mason will be asked.\nAO/BE\n\n2. Swans\nThere are nine of them.\n",
        &[("/actions/0", || Value::Null)],
    ),
    // Who holds a post, in brackets behind it or behind its label; couples are told as one.
    (
        "Minutes of the Pond Group, 3 May 2021\n\nPresent: The Mayor (Councillor A Oak) in the Chair; Councillors B Elm, C Ash and D Fir.\nClerk: Ed Yew\nApologies: Mr and Mrs Box\n",
        &[
            ("/attendance/0/name", || json!("A Oak")),
            ("/attendance/0/role", || json!("Mayor")),
            ("/attendance/0/chair", || json!(true)),
            ("/attendance/4/name", || json!("Ed Yew")),
            ("/attendance/4/status", || json!("in_attendance")),
            ("/attendance/5/name", || json!("Box")),
            ("/attendance/5/honorific", || json!("Mr and Mrs")),
            ("/attendance/6", || Value::Null),
        ],
    ),
    // Titles in capitals over several lines are no list of people.
    (
        "CITY OF ELMFORD\nPLANNING COMMISSION\nREGULAR MEETING MINUTES\nTuesday, May 3, 2021 - 6:30 PM\n\nPresent: Ann Oak, Bert Elm\n\n1. CALL TO ORDER\nThe chair called the meeting to order. The public comment was closed at 6:41 PM.\n\n2. ADJOURNMENT\nThe meeting was adjourned at 8:37 PM.\n",
        &[
            ("/meeting/title", || {
                json!("CITY OF ELMFORD PLANNING COMMISSION REGULAR MEETING MINUTES")
            }),
            ("/meeting/end_time", || json!("20:37")),
        ],
    ),
    // A letterhead between the lines of a title.
    (
        "ELMFORD PARISH COUNCIL\nClerk: Mrs A Oak, 4 Mill Lane, Elmford. Tel. 01632 960144\n\nMINUTES OF THE MEETING OF THE COUNCIL held on Monday 3rd May 2021 in the Long Hall, Mill Lane, commencing at 7.30 p.m.\n\nPresent: Cllrs. B. Elm (Chairman), C. Ash\n",
        &[
            ("/meeting/title", || {
                json!(
                    "ELMFORD PARISH COUNCIL MINUTES OF THE MEETING OF THE COUNCIL held on Monday 3rd May 2021"
                )
            }),
            ("/meeting/date", || json!("2021-05-03")),
            ("/meeting/location", || json!("the Long Hall, Mill Lane")),
        ],
    ),
    // Letters head the items where nothing else does; `(i)` behind `(h)` is a letter.
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent: Ann Oak, Bert Elm\n\n(a) Last minutes\nThey were read out and signed.\n\n(b) Weir\nIt leaks still.\n\n(c) Swans\nThere are nine of them.\n\n(d) Mill\nIts roof was mended.\n",
        &[
            ("/items/0/number", || json!("a")),
            ("/items/3/title", || json!("Mill")),
        ],
    ),
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent: Ann Oak, Bert Elm\n\n1. Weir\n(a) Last repairs\nThey were read out and signed.\n(b) Mason\nHe comes in June.\n\n2. Swans\nThere are nine of them.\n",
        &[
            ("/items/0/title", || json!("Weir")),
            ("/items/1/title", || json!("Swans")),
            ("/items/2", || Value::Null),
        ],
    ),
    // The next meeting in a clause of its own; members below a sentence that says whom the body comprises.
    (
        "Minutes of the Pond Trust, 3 May 2021\n\nPresent: Ann Oak, Bert Elm\n\n1. Weir\n1.1 The weir leaks, and a mason will be asked to look at it.\n\n2. Date of next meeting\n2.1 Monday 7 June 2021 at 7.30pm in the Long Hall.\n",
        &[
            ("/next_meeting/date", || json!("2021-06-07")),
            ("/next_meeting/start_time", || json!("19:30")),
        ],
    ),
    (
        "Pond Partnership\nTerms of Reference\n\n1. Purpose\nTo look after ponds.\n\n2. Membership\n2.1 The Partnership shall comprise:\n- Elmford Council (Chair)\n- the Mill Trust\n\n3. Quorum\nTwo members.\n",
        &[("/membership", || {
            json!(["Elmford Council (Chair)", "the Mill Trust"])
        })],
    ),
    (
        "Pond Partnership\nTerms of Reference\n\n1. Purpose\nTo look after ponds.\n\n2. Duties\nThe members have the following responsibilities:\n- to feed the swans\n- to mend the weir\n\n3. Quorum\nTwo members.\n",
        &[("/membership", || json!([]))],
    ),
    // Cells of a table that are lists of people.
    (
        "<html><body><h1>Pond Committee</h1><p>Minutes of the meeting on 3 May 2021</p><table><tr><td><p>Students</p><p>Ann Oak (Year 1)</p><p>Bert Elm (Year 2)</p></td><td><p>Staff</p><p>Dr Cleo Ash (Head of Ponds)</p><p>Di Fir (Clerk)</p></td></tr><tr><td colspan=\"2\">Apologies: Ed Yew (Year 3)</td></tr></table><h2>1. Weir</h2><p>The weir leaks. It was said that a mason should look at it soon.</p></body></html>",
        &[
            ("/attendance/0/name", || json!("Ann Oak")),
            ("/attendance/1/status", || json!("present")),
            ("/attendance/2/name", || json!("Cleo Ash")),
            ("/attendance/3/status", || json!("in_attendance")),
        ],
    ),
    // Who leads an item of an agenda, before its length.
    (
        "Pond Council\nAgenda for the meeting on 3 May 2021 at 5pm\n\n1. Welcome \u{2013} Ann (10 mins)\n2. Apologies \u{2013} Chair (5 mins)\n3. Swans \u{2013} Bert and Cleo (30 mins)\n4. Any other business\n",
        &[
            ("/agenda/0/title", || json!("Welcome")),
            ("/agenda/2/title", || json!("Swans")),
            ("/agenda/2/leads/1/label", || json!("Cleo")),
            ("/attendance", || json!([])),
        ],
    ),
    // Actions that people are called to by their handles.
    (
        "Minutes of the Pond Board, 3 May 2021\n\nPresent: Ann Oak, Bert Elm\n\n1. Weir\n\nThe weir leaks. It was said that a mason should look at it soon.\n\n@Bert: write to the mason\n",
        &[
            ("/actions/0/text", || json!("write to the mason")),
            ("/actions/0/owners/0/label", || json!("@Bert")),
        ],
    ),
];

#[test]
fn layouts() {
    let mut wrong = Vec::new();
    for (text, expected) in ROWS {
        let minutes = read_minutes("input", text.as_bytes(), &Options::default()).minutes;
        let record = serde_json::to_value(&minutes).expect("a record is JSON");
        for (pointer, value) in *expected {
            let (found, value) = (record.pointer(pointer).unwrap_or(&Value::Null), value());
            if *found != value {
                wrong.push(format!("{pointer} is {found} rather than {value}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
