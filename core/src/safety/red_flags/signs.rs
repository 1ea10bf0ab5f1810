//! The signs, the gravest first, and the ways people tell of them.
//!
//! What counts as a sign: ACSM and AHA stop rules, NICE NG59 (back), Ottawa and ACOG Committee Opinion 804, and crisis
//! and eating-disorder guidance (988 Lifeline, IOC REDs 2023). Own wording.

use crate::language::UrgentKind;

/// Something people tell of that needs help now.
pub(super) struct Sign {
    /// Stable name.
    pub(super) name: &'static str,
    /// What kind of help.
    pub(super) kind: UrgentKind,
    /// What to do.
    pub(super) help: Help,
    /// What was heard, in the athlete's words: "pain or pressure in the chest".
    pub(super) heard: &'static str,
    /// How people say it.
    pub(super) ways: &'static [Way],
}

/// How soon somebody should look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Help {
    /// The emergency number, now.
    CallNow,
    /// The emergency number, now, and cooling meanwhile.
    CoolAndCall,
    /// An emergency department, today.
    EmergencyRoom,
    /// A doctor, today.
    SeenToday,
    /// The maternity ward or midwife, now.
    Maternity,
    /// A crisis line.
    Crisis,
    /// An eating-disorder helpline.
    EatingHelpline,
}

/// Lines that tell of a sign, and lines in the same sentence that excuse them.
pub(super) struct Way {
    pub(super) told: &'static [&'static str],
    pub(super) unless: &'static [&'static str],
}

const fn told(told: &'static [&'static str]) -> Way {
    Way { told, unless: &[] }
}

const fn told_unless(told: &'static [&'static str], unless: &'static [&'static str]) -> Way {
    Way { told, unless }
}

/// Talk of training that makes an ache an ordinary one.
const TRAINED: &[&str] = &[
    "sore|soreness|doms|bench|benching|press|pressing|pushups|pushup|dips|flies|flyes|pecs|pec|stretch|stretching|stretches|mobility|foam|posture|desk",
    "push|press ups",
];

/// Talk of training that makes dead legs or arms an ordinary thing to say.
const WORKED_HARD: &[&str] = &[
    "leg|pull|push|arm day",
    "squat*|lunge*|burpee*|deadlift*|workout|session|marathon|sets|reps|curls|pullups|haha*|lol|lmao|hike|sprints|asleep|sleep|slept|sitting|seated|cold|crossed|bike|cycling|cycle|keyboard",
];

pub(super) const SIGNS: &[Sign] = &[
    Sign {
        name: "self_harm",
        kind: UrgentKind::SelfHarm,
        help: Help::Crisis,
        heard: "how heavy things are",
        ways: &[
            told_unless(
                &["kill|killing|kil myself", "kms"],
                &[
                    "without killing myself",
                    "killing myself ~2 gym|workout|workouts|treadmill|training|session|work|office|squats|burpees",
                    "killing myself with|on|over|doing",
                    "almost|nearly killed|kill myself ~4 bar|bench|squat|treadmill|box",
                ],
            ),
            told_unless(
                &["want|wanna|wants|wanted|ready|rather|wish ~2 =die", "rather be dead", "wish ~2 dead", "should ~1 just die"],
                &[
                    "squat*|burpee*|workout|session|sprints|intervals|lunge*|cardio|leg|training|class|hiit|run|running ~4 make|makes|made|making me",
                    "rather die than",
                    "die laughing",
                    "die of laughter",
                ],
            ),
            told_unless(
                &["end my|it life|all", "ending my|it life|all", "take|taking my own life", "end things ~1 all"],
                &["end it all ~3 set|session|workout|reps"],
            ),
            told_unless(&["suicidal|=suicide|unalive|suicde|suiside|sucidal"], &["suicide squad"]),
            told_unless(
                &[
                    "dont|not want|wanna|wish ~1 live|exist|wake ~1 anymore|any|more|up|tomorrow",
                    "dont|not want|wanna ~1 live|exist",
                    "dont|not want|wanna ~1 be here|alive|around",
                    "dont|not want ~1 wake ~1 up",
                ],
                &[
                    "dont|not want|wanna ~1 live ~1 with|on|off|in|like",
                    "dont want ~1 be here ~2 long|late|gym|channel|group|challenge",
                    "wake ~2 early|5|6|am|sore|baby|kids",
                ],
            ),
            told(&[
                "whats|no|not|any|the|see ~2 reason|point ~2 living|alive",
                "want|wanna ~2 disappear",
                "dont|not deserve ~1 live|alive",
                "suicide note",
                "jump ~2 bridge|roof|building|cliff",
                "no|not|any reason|point ~2 living|live|life|alive",
                "life ~2 worth living",
                "isnt|not worth living",
                "better off dead",
                "better off without me",
                "everyone ~3 better ~1 without me",
                "tired of living|life|alive|existing",
                "hate ~1 being alive",
                "cant|cannot go on ~2 anymore|like|living|longer|much",
                "cant|cannot do life ~1 anymore",
                "wish ~2 never born|existed",
                "wish ~2 disappear ~1 forever",
                "plan|planning to end|kill ~1 life|everything|myself",
            ]),
            told_unless(
                &[
                    "self harm|harming|injure|injuring|injury",
                    "selfharm|selfharming",
                    "cutting|cut|burn|burning|hurt|hurting|harm|harming myself ~4 again|purpose|cope|punish|relief|deserve|better|anymore|tonight|razor|knife|blade",
                    "want|wanna|wanted|going|gonna|urge|urges|think|thinking|thoughts|keep ~3 cut|cutting|hurt|hurting|harm|harming myself",
                ],
                &[
                    "dont|not|without|avoid|afraid|scared|worried|risk ~3 hurt|hurting|injure|injuring|cut myself",
                    "cut myself ~1 slack|shaving|break|off",
                ],
            ),
            told_unless(
                &["hang|hanging|shoot|drown|stab myself", "nobody|noone|one ~2 miss me"],
                &["bar|pullup|rings|seconds|s|reps|sets|challenge|group|channel|gym|foot"],
            ),
            told(&[
                "overdose|overdosed|overdosing ~3 pills|tylenol|paracetamol|meds|medication|myself|on|purpose",
                "took|take|taken|swallow|swallowed ~2 all|whole|bottle|too ~3 pills|tablets|meds|medication",
            ]),
        ],
    },
    Sign {
        name: "chest_pain",
        kind: UrgentKind::Medical,
        help: Help::CallNow,
        heard: "pain or pressure in the chest",
        ways: &[
            told_unless(
                &[
                    "chestpain|chestpains",
                    "chest|breastbone|sternum ~4 pain|pains|pian|painful|hurt|hurts|hurting|hurst|pressure|crushing|squeezing|squeeze|squeezed|stabbing|heaviness|tightness|discomfort|burning",
                    "pain|pains|pian|pressure|tightness|heaviness|discomfort|crushing|stabbing|squeezing|burning ~6 chest|breastbone|sternum",
                    "hurts|hurting|hurt|aches|ache in|at|across|behind|under|inside|through ~4 chest|breastbone|sternum",
                    "chest ~2 feels|feeling|felt ~2 heavy",
                    "heart hurts|hurting|aches|pain|pains",
                    "pain|pressure|stabbing ~3 heart",
                    "elephant|weight|someone sitting ~2 chest",
                    "angina ~3 attack|pain|now|today|again|acting|worse",
                    "having|think|maybe|possible|might|signs|could ~3 heart attack",
                ],
                &["heart attack ~4 squat*|burpee*|workout|haha*|lol|lmao"],
            ),
            told_unless(&["chest ~3 tight|ache|aches|aching|achy", "tight|aching|achy ~1 chest", "ache ~3 chest"], TRAINED),
        ],
    },
    Sign {
        name: "arm_or_jaw_pain",
        kind: UrgentKind::Medical,
        help: Help::CallNow,
        heard: "pain that goes to the arm or jaw",
        ways: &[
            told_unless(
                &["jaw ~3 pain|hurts|hurt|hurting|aches|aching|ache|tight|tightness", "pain|ache|aching ~3 jaw"],
                &["dentist|tooth|teeth|tmj|grinding|clench*|chewing|wisdom|chew"],
            ),
            told_unless(
                &[
                    "left arm ~3 pain|pains|ache|aching|aches|hurts|hurting|numb|tingling|tingly|tingles|heavy",
                    "pain|ache|numbness|tingling ~3 left arm",
                ],
                &[
                    "curl|curls|bicep|biceps|tricep|triceps|pullups|pullup|elbow|doms|sore|soreness|tennis|press|row|rows|chinups|throwing|slept|vaccine|shot",
                ],
            ),
            told(&[
                "pain ~2 radiat*|spreads|spreading|shooting|shoots|travel* ~3 arm|arms|jaw",
                "pain ~2 going|moving|runs|running|goes|moves down|into|up|through|to ~2 arm|arms|jaw",
                "pain ~1 down|into ~2 left|both|my arm|arms|jaw",
            ]),
        ],
    },
    Sign {
        name: "breathlessness",
        kind: UrgentKind::Medical,
        help: Help::CallNow,
        heard: "trouble breathing",
        ways: &[
            told_unless(
                &[
                    "cant|cannot|unable ~2 breathe|breath|breathing",
                    "cant|cannot|couldnt|not catch|catching|get|getting ~2 breath",
                    "cant|cannot|not get|getting ~1 enough air",
                    "struggling|struggle|fighting|hard to breathe|breath",
                    "struggling|fighting|gasping for breath|air",
                    "trouble|difficulty|difficulties|problems breathing",
                    "breathing is ~2 hard|difficult|impossible",
                    "breathing ~3 difficult",
                    "barely|hardly breathe",
                    "wheezing|wheeze ~5 cant|talk|speak|bad|badly|stop",
                    "severe|severely|sudden|suddenly|extreme|extremely|badly|really|so ~2 breathless|breathlessness",
                    "severe|sudden|suddenly|extreme|extremely|really|very|so|too ~2 short|shortness of breath",
                    "short|shortness of breath ~4 rest|resting|lying|sitting|talking|nothing|night|worse|bed",
                    "out of breath ~4 rest|resting|lying|sitting|nothing|bed|talking",
                    "breathless ~3 rest|resting|lying|sitting|talking|nothing|bed",
                ],
                &[
                    "through ~1 nose",
                    "nose|nostril|snorkel|mask|underwater|swim|swimming|sports bra|belt",
                    "intervals|sprints|haha*|lol|lmao",
                ],
            ),
            told_unless(&["couldnt breathe|breath"], &["nose|haha*|lol|lmao|after|sprints|burpee*|set|intervals|laughing"]),
            told_unless(
                &[
                    "throat ~2 closing|closed|swelling|swollen",
                    "tongue|lips ~2 swelling|swollen|swelled",
                    "swollen|swelling ~1 tongue|throat|lips",
                    "having|into ~2 anaphyl*",
                ],
                &["lips|lip ~3 filler|fillers|sunburn|chapped"],
            ),
        ],
    },
    Sign {
        name: "fainting",
        kind: UrgentKind::Medical,
        help: Help::CallNow,
        heard: "fainting",
        ways: &[told_unless(
            &[
                "fainted|fainting|faints",
                "feel|feeling|felt|feels|nearly|almost|about|going|gonna ~2 faint",
                "passed|passing|pass|pased out",
                "blacked|blacking out",
                "lost|lose|losing|loss|loosing ~1 consciousness|conciousness|conscious",
                "unconscious|unconcious|seizure|seizures|convulsion|convulsions",
                "everything|vision|eyesight|sight went|goes|going|turned ~1 black|dark",
                "i|just|he|she|nearly|almost ~1 collapsed",
                "collapsed during|at|while|after|mid",
                "woke ~5 floor",
            ],
            &[
                "couch|sofa|bed|asleep|drunk|drinking|movie|tv|laughing|exam|exams|test|tests|class|course|flyers|opportunity",
                "collapsed|collapse ~4 arch|arches|inward|inwards",
                "knees|knee|arch|arches|form|back|technique|bench|chair|tent|elbows ~2 collapsed",
                "epilepsy|controlled",
            ],
        )],
    },
    Sign {
        name: "stroke_signs",
        kind: UrgentKind::Medical,
        help: Help::CallNow,
        heard: "a drooping face, a weak side, or trouble with speech or sight",
        ways: &[
            told(&[
                "face|mouth|smile ~3 droop*|drooping|drooped|droopy|lopsided",
                "droop*|drooping ~3 face|mouth|smile|eyelid",
                "slurred|slurring|slur ~2 speech|words|speaking|talking",
                "words ~4 slurred|slurring|jumbled",
                "cant|cannot find ~1 words",
                "vision|sight ~3 blurry|blurred|double|gone|loss ~5 sudden|suddenly",
                "see|saw double",
                "speech ~3 slurred|slurring|garbled|jumbled|weird",
                "one|left|right side ~3 face|body ~3 numb|numbness|weak|weakness|paralysed|paralyzed|tingling|droop*",
                "numb|numbness|weak|weakness|paralysed|paralyzed ~4 one side",
                "half ~2 face|body ~3 numb|weak|droop*",
                "sudden|suddenly ~3 confused|confusion|blind|blindness|blurred|blurry|vision",
                "lost|losing|loss ~3 vision|sight|speech",
                "double vision",
                "seeing double",
                "cant|cannot see ~4 eye",
                "face ~1 numb|numbness",
                "numb|numbness|weakness ~2 face",
                "having|think|maybe|possible|might|signs|mini ~3 =stroke|strok",
            ]),
            told_unless(
                &[
                    "cant|cannot|couldnt|trouble|difficulty|struggling|suddenly ~1 speak|speaking",
                    "cant|cannot|couldnt get ~2 words out",
                    "trouble|difficulty|struggling ~1 talking|finding ~1 words",
                ],
                &[
                    "pace|zone|run|running|jog|jogging|interval|intervals|sentences|sentence|set|english|spanish|language|public|crowd|lol|haha*",
                ],
            ),
            told_unless(
                &[
                    "cant|cannot|couldnt move ~2 arm|face|hand|leg|side|fingers",
                    "arm|leg|hand|face|side suddenly ~2 weak|weaker|limp|heavy|dead|numb",
                    "arm|leg|hand went|gone ~1 weak|limp",
                ],
                WORKED_HARD,
            ),
        ],
    },
    Sign {
        name: "worst_headache",
        kind: UrgentKind::Medical,
        help: Help::CallNow,
        heard: "a sudden or very bad headache",
        ways: &[told(&[
            "worst ~3 headache|headaches|headache*|migraine",
            "headache ~3 worst",
            "thunderclap",
            "sudden|suddenly|explosive|exploding ~3 headache|headaches",
            "headache ~4 sudden|suddenly|explod*|nowhere",
            "severe|excruciating|blinding ~1 headache|headaches",
            "headache ~5 stiff neck|blurred|blurry|vision",
        ])],
    },
    Sign {
        name: "blood",
        kind: UrgentKind::Medical,
        help: Help::CallNow,
        heard: "blood where none belongs",
        ways: &[told(&[
            "cough|coughed|coughing|coughs|caughing ~3 blood|bloody",
            "blood ~4 cough|coughing|coughed|coughs|vomit|puke|spit",
            "spitting|spat|spit|vomit|vomiting|vomited|throwing|threw|puking|puked ~2 =blood",
            "blood ~2 stool|stools|poop|poo",
            "bloody stool|stools|poop|vomit",
        ])],
    },
    Sign {
        name: "heat_illness",
        kind: UrgentKind::Medical,
        help: Help::CoolAndCall,
        heard: "being confused or no longer sweating in the heat",
        ways: &[told_unless(
            &[
                "heatstroke|sunstroke",
                "=heat|sun stroke|exhaustion",
                "confused|confusion|disoriented|disorientated|delirious|incoherent|dazed ~8 =heat|=hot|=sun|sauna|overheated|overheating|humid",
                "=heat|=hot|=sun|sauna|overheated|overheating|humid ~8 confused|confusion|disoriented|disorientated|delirious|incoherent|dazed",
                "=heat|=hot|=sun|overheated ~8 stopped|not|isnt sweating",
                "stopped sweating",
                "not|isnt sweating ~3 anymore|=heat|=hot|dizzy",
            ],
            &["confused|confusing about|by|which|how|what|why|with", "avoid|prevent|preventing|tips heatstroke|heat|sunstroke"],
        )],
    },
    Sign {
        name: "saddle_numbness",
        kind: UrgentKind::Medical,
        help: Help::EmergencyRoom,
        heard: "numbness between the legs, or a change in bladder or bowels",
        ways: &[
            told_unless(
                &[
                    "saddle ~2 numb|numbness|anaesthesia|anesthesia",
                    "numb|numbness|tingling|tingles ~3 groin|genitals|genital|crotch|privates|perineum|vagina|penis|anus|private",
                    "cant|cannot|no|lost|zero feel|feeling|sensation ~3 groin|genitals|genital|crotch|privates|perineum|vagina|penis|anus|private|between|buttocks|butt|bum",
                    "groin|genitals|crotch|privates|perineum|parts ~3 numb|numbness",
                    "numb|numbness ~2 between|inner ~1 legs|thighs",
                    "numb|numbness|tingling down there",
                    "numb|numbness ~3 buttocks|butt|bum|bottom",
                    "buttocks|butt|bum ~3 numb|numbness",
                ],
                &["bike|biking|cycling|cycle|cycled|ride|riding|spin|rower|rowing|sitting|seat|chair|driving|desk|drive|cold"],
            ),
            told_unless(
                &[
                    "lost|lose|losing|loss|no|cant|cannot|without ~2 control ~3 bladder|bowel|bowels|pee|poop|bathroom|urine",
                    "lost|losing|loss|no|poor ~2 bladder|bowel|bowels ~1 control",
                    "bladder|bowel|bowels ~3 incontinence|changed|changes|change|problems|problem|accident|accidents|weird|function",
                    "cant|cannot|couldnt|unable|trouble|difficulty|difficult|struggling ~1 pee|peeing|urinate|urinating|poop|pooping",
                    "incontinent|incontinence ~6 back|sciatica|disc|leg|legs",
                    "cant|cannot hold ~2 bladder|bowel|bowels|pee|urine",
                    "soiled|pooped|peed|wet myself|pants",
                ],
                &[
                    "laugh*|jump|jumping|jumps|sneeze|sneezing|trampoline|doubleunders|skipping|rope|race|marathon|shy",
                    "scared ~2 myself|pants",
                ],
            ),
        ],
    },
    Sign {
        name: "pregnancy_stop",
        kind: UrgentKind::Medical,
        help: Help::Maternity,
        heard: "a sign to stop in pregnancy",
        ways: &[
            told(&[
                "vaginal bleeding|bleed",
                "water|waters broke|broken",
                "leaking ~1 fluid",
                "fluid ~1 leaking|leak",
                "amniotic",
                "baby isnt|hasnt|stopped|hardly|barely ~1 moving|moved|kicking|kicked",
                "baby is|has not|stopped|hardly|barely|less ~1 moving|moved|kicking|kicked",
                "baby moves|moving|kicks|kicking less",
                "less|decreased|reduced|fewer|no ~1 movement|movements|kicks ~5 baby",
                "baby ~3 less|decreased|reduced|fewer movement|movements|kicks|active",
                "pregnant|pregnancy|trimester|preggo|prego ~14 bleed|bleeding|spotting|contraction|contractions|dizzy|dizziness|faint|headache|headaches|cramps|cramping|leaking|preeclampsia",
                "bleed|bleeding|spotting|contractions|dizzy|dizziness|faint|headache|headaches|cramps|cramping|leaking ~14 pregnant|pregnancy|trimester|preggo|prego",
            ]),
            told_unless(
                &["regular|having|painful|strong|getting contractions"],
                &["muscle|muscles|eccentric|isometric|glute|biceps|peak"],
            ),
        ],
    },
    Sign {
        name: "joint_popped",
        kind: UrgentKind::Medical,
        help: Help::SeenToday,
        heard: "a pop and swelling",
        ways: &[told_unless(
            &[
                "knee|ankle|shoulder|elbow|hip|wrist|achilles|hamstring|calf|bicep|biceps|pec|quad|joint|finger|thumb|something|it|foot|heel ~4 =pop|popped|poped|popping|snap|snapped|cracked ~12 swell|swelling|swollen|swelled|ballooned|bruised|bruising|weight|walk|unstable|huge|balloon|puffy",
                "=pop|popped|poped|snap|snapped|crack ~4 knee|ankle|shoulder|elbow|hip|wrist|achilles|hamstring|calf|bicep|pec|quad|joint|finger|thumb|foot|heel ~12 swell|swelling|swollen|swelled|ballooned|bruised|bruising|weight|walk|unstable|huge|balloon|puffy",
                "swelling|swollen|swelled ~12 =pop|popped|poped|snapped",
                "=heard|=felt ~3 =pop|snap|popping ~5 knee|ankle|shoulder|elbow|hip|wrist|achilles|hamstring|calf|bicep|biceps|pec|quad|heel",
                "knee|ankle|shoulder|elbow|hip|wrist|achilles|hamstring|calf|bicep|pec|quad ~5 =heard|=felt ~3 =pop|snap",
                "popped|poped out ~3 socket|place|joint",
                "shoulder|knee|kneecap|elbow|finger|hip ~2 popped|poped|came out",
                "shoulder|knee|kneecap|elbow|finger|hip ~2 dislocated",
                "dislocated ~2 shoulder|knee|kneecap|elbow|finger|hip",
            ],
            &["no|without ~1 pain|swelling", "painless|years ago|last year"],
        )],
    },
    Sign {
        name: "calf_swelling",
        kind: UrgentKind::Medical,
        help: Help::EmergencyRoom,
        heard: "a swollen or hot calf",
        ways: &[told_unless(
            &[
                "calf|calves ~3 swollen|swelling|swelled|swells",
                "swollen|swelling ~3 calf|calves",
                "leg ~3 swollen|swelling|swelled ~6 red|=hot|warm|painful|tender|hurts|pain",
                "one leg ~3 swollen|swelling|bigger",
                "calf ~3 red ~2 =hot|warm|tender|painful",
                "=blood clot",
                "dvt|bloodclot",
            ],
            &["pump*|swole|years ago|had ~3 dvt|clot ~4 20*|19*"],
        )],
    },
    Sign {
        name: "numbness_or_weakness",
        kind: UrgentKind::Medical,
        help: Help::EmergencyRoom,
        heard: "new numbness or weakness",
        ways: &[
            told_unless(
                &[
                    "sudden|suddenly ~3 numb|numbness|weakness|tingling|weak",
                    "numb|numbness|weakness ~3 sudden|suddenly|new|spreading|worse|worsening|progressing|growing",
                    "new numbness|weakness",
                    "weakness|numbness ~6 worse|worsening|spreading|growing",
                    "leg|legs|arm|arms|hand|hands|foot|feet|fingers|toes ~2 went|gone|going|goes numb|limp",
                    "leg|legs|arm|arms|hand|hands|foot|feet|fingers|toes numb",
                    "numb leg|legs|arm|arms|hand|hands|foot|feet|fingers|toes",
                    "numbness ~3 leg|legs|arm|arms|hand|hands|foot|feet|fingers|toes",
                    "cant|cannot feel ~2 leg|legs|foot|feet|hand|hands|arm|arms|fingers|toes",
                ],
                WORKED_HARD,
            ),
            told_unless(
                &["foot drop|drops|dropping|dropped", "drop foot", "cant|cannot lift ~2 foot|toes", "foot ~2 drags|dragging"],
                &["drop sets|set", "foot drop in"],
            ),
        ],
    },
    Sign {
        name: "palpitations",
        kind: UrgentKind::Medical,
        help: Help::SeenToday,
        heard: "palpitations",
        ways: &[told(&[
            "palpitations|palpitation|palpatations|palpitation*",
            "heart ~3 racing|pounding|fluttering|flutters|irregular|skipping|skips|skipped ~8 dizzy|dizziness|lightheaded|woozy|rest|resting|nothing|beats",
            "dizzy|dizziness|lightheaded|woozy ~8 heart ~3 racing|pounding|fluttering|irregular|skipping",
            "irregular heartbeat|heartbeats",
            "heart ~2 skipping|skipped|skips ~1 beats|beat",
        ])],
    },
    Sign {
        name: "dark_urine",
        kind: UrgentKind::Medical,
        help: Help::SeenToday,
        heard: "dark urine",
        ways: &[told_unless(
            &[
                "urine|pee|piss|peeing|pissing ~4 dark|darker|brown|black|red|bloody|blood",
                "urine|pee|piss ~4 cola|coke|coffee ~2 colored|coloured|color|colour",
                "urine|pee|piss ~2 looks|like ~3 cola|coke|tea|coffee",
                "brown|dark|black|red|bloody ~2 urine|pee|piss",
                "cola|coke|tea|coffee|rust ~1 colored|coloured|color|colour ~2 urine|pee|piss",
                "blood ~3 urine|pee|piss",
                "rhabdo|rhabdomyolysis",
            ],
            &["dark|darker yellow", "what|avoid|prevent ~2 rhabdo|rhabdomyolysis"],
        )],
    },
    Sign {
        name: "purging",
        kind: UrgentKind::EatingDisorder,
        help: Help::EatingHelpline,
        heard: "getting rid of food after eating",
        ways: &[
            told_unless(&["laxative|laxatives"], &["constipat*|doctor|prescribed"]),
            told(&[
                "make|making|made|force|forced|forcing myself ~1 throw|throwing|vomit|sick|puke|puking|vomiting",
                "=purge|=purged|=purging|=purges",
                "throw|throwing|threw|puke|puking|vomit|vomiting ~2 after|every|everything|what ~3 eat|eating|ate|meal|meals|dinner|lunch",
                "finger|fingers ~3 throat",
                "binge|binged|bingeing|binging ~2 =purge|purge|throw|vomit|starve|fast|restrict",
            ]),
        ],
    },
    Sign {
        name: "starving",
        kind: UrgentKind::EatingDisorder,
        help: Help::EatingHelpline,
        heard: "eating next to nothing",
        ways: &[told_unless(
            &[
                "starving|starved|=starve|starv myself|meself",
                "havent|have|hasnt|not eaten|eating ~3 days|week",
                "not|stop|stopped|stopping|quit eating ~1 anything|food|altogether|completely|entirely|at|until|for",
                "eat|eating ~1 nothing ~3 day|days|week|until|all",
                "eat|eating ~1 little ~1 possible",
                "skip|skipping|skipped ~1 all|every|most meals|meal",
                "have|got|relapsed|relapsing|relapse|struggling|living ~3 anorexia|bulimia|anorexic|bulimic|ed",
                "am|im anorexic|bulimic",
                "have|think|got|developing|developed ~4 eating disorder",
                "bulimia|anorexia|ed ~2 back|again|worse",
                "eating disorder ~3 back|again|worse",
                "water only ~4 days|week|weeks",
                "water fast ~5 days|week",
                "dont|not deserve ~1 food|eat|eating",
                "=anorexic|=bulimic ~2 again|now|rn",
                "want ~3 =anorexic|anorexia",
                "pro|proana|thinspo|thinspiration ~1 ana|thinspo|thinspiration",
            ],
            &[
                "stop|stopped|not|quit eating ~3 meat|dairy|gluten|sugar|chocolate|junk|bread|carbs|late|snacks|before|past|sweets|candy|chips|eggs|out|breakfast|fast|takeaway|8*|7*|9*",
                "not eating ~2 enough|well|healthy|meat|right|clean|dairy",
                "used|recover*|past|history|years|former|recovered|recovery ~6 anorexia|bulimia|anorexic|bulimic|ed|eating",
                "anorexia|bulimia|ed|disorder ~4 past|history|ago|before|recovered|recovery|teenager|teen",
                "eating|eaten ~3 meat|gluten|dairy|sugar|healthy|well|enough|out|clean",
            ],
        )],
    },
    Sign {
        name: "fear_of_food",
        kind: UrgentKind::EatingDisorder,
        help: Help::EatingHelpline,
        heard: "being afraid of eating",
        ways: &[told_unless(
            &[
                "scared|afraid|terrified|fear|petrified|anxious ~2 eat|eating|food|calories",
                "terrified|petrified ~2 gaining|gain|fat",
                "hate|disgusted|disgust|guilty|panic|cry|ashamed ~4 eat|eating|ate|eaten",
                "feel|feeling ~2 disgusting|disgusted|fat|guilty|ashamed ~3 eat|eating|ate|eaten",
                "eating|food ~2 makes ~1 feel|me ~2 guilty|disgusting|disgusted|sick|ashamed|panic",
                "cant stop bingeing|binging|binge",
                "keep bingeing|binging",
                "binge eating|eater",
            ],
            &[
                "hate|disgusted ~2 eating|eat ~2 vegetables|veggies|fish|broccoli|salad|meat|breakfast|eggs|oats|liver|late|same|alone|early",
                "allerg*|react*|anaphyl*|choke|choking|poisoning|hate ~2 food|cooking|prep|tracking|counting|logging",
                "scared|afraid|anxious ~2 eat|eating|food ~4 nuts|peanuts|peanut|gluten|fish|spicy|raw",
            ],
        )],
    },
    Sign {
        name: "compulsive_exercise",
        kind: UrgentKind::EatingDisorder,
        help: Help::EatingHelpline,
        heard: "training to make up for food",
        ways: &[told_unless(
            &[
                "punish|punishing myself|me ~5 eat|eating|ate|food|weight|fat|eaten",
                "work|working out ~2 punish|punishment",
                "punish|punishing ~1 body|myself ~4 exercise|exercising|workout|running|gym|training|cardio",
                "exercise|exercising|workout|run|running|cardio|train|training ~3 punish|punishment ~1 myself|eating|for",
                "burn|burning|work off|away ~1 everything|every|all ~2 eat|ate|eaten|bite|calorie|calories",
                "earn|earning ~1 food|meals|meal|calories|dinner|right ~2 eat",
                "earn|earning ~1 food|meals|meal|dinner|lunch|breakfast|calories ~2 cardio|exercise|exercising|running|training|workout|gym",
                "make|making up for ~3 eating|eat|ate|eaten|bingeing|binging|binge|binged",
                "cant|cannot|unable ~1 stop exercising|training ~4 even|ill|injured|sick|hurt|anymore",
                "cant|cannot stop exercising",
                "exercise|train|exercising|training|run ~3 even ~4 injured|ill|feverish ~6 fat|gain|eat|ate|guilty",
                "panic|anxious|disgusting|worthless|hate ~4 miss|skip|missed|skipped|without ~2 workout|run|exercise|session|training",
                "purge ~3 exercise|running",
                "compulsive|compulsively|obsessively|addicted ~2 exercise|exercising|exerciser",
            ],
            &["lol|haha*"],
        )],
    },
];
