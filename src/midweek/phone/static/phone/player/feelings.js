/* The words for feelings, by family: [id, pleasant, energy, rated, English, German].

   Where `rated` is 1, the place is the mean rating of the English word in the Glasgow Norms, from -100 to 100:
   Scott GG, Keitel A, Becirspahic M, Yao B, Sereno SC (2019), Behavior Research Methods 51:1258-1270,
   doi:10.3758/s13428-018-1099-3, CC BY 4.0; chosen, grouped and rescaled by us. Where it is 0, the place is our own
   estimate. The German words were chosen by us and have no ratings. `midweek/library/feelings.json` says the same. */

export const FAMILIES = [
  {"id": "joy", "en": "Joy", "de": "Freude", "words": [
    ["happy", 81, 48, 1, "happy", "glücklich"],
    ["joyful", 74, 33, 1, "joyful", "voller Freude"],
    ["cheerful", 75, 29, 1, "cheerful", "fröhlich"],
    ["delighted", 76, 34, 1, "delighted", "entzückt"],
    ["excited", 79, 72, 1, "excited", "aufgeregt vor Freude"],
    ["enthusiastic", 83, 72, 1, "enthusiastic", "begeistert"],
    ["playful", 62, 59, 1, "playful", "verspielt"],
    ["proud", 61, 27, 1, "proud", "stolz"],
    ["elated", 73, 38, 1, "elated", "in Hochstimmung"],
    ["inspired", 72, 36, 1, "inspired", "angeregt"],
    ["amused", 60, 25, 0, "amused", "belustigt"],
    ["thrilled", 78, 65, 0, "thrilled", "hingerissen"]
  ]},
  {"id": "calm", "en": "Calm", "de": "Ruhe", "words": [
    ["calm", 59, -31, 1, "calm", "ruhig"],
    ["peaceful", 71, -16, 1, "peaceful", "friedlich"],
    ["relaxed", 65, -35, 0, "relaxed", "entspannt"],
    ["content", 24, -26, 1, "content", "zufrieden"],
    ["comfortable", 64, -12, 1, "comfortable", "behaglich"],
    ["safe", 68, -2, 1, "safe", "sicher"],
    ["secure", 69, -16, 1, "secure", "geborgen"],
    ["relieved", 55, 4, 1, "relieved", "erleichtert"],
    ["satisfied", 66, 24, 1, "satisfied", "erfüllt"],
    ["grateful", 55, 2, 1, "grateful", "dankbar"],
    ["serene", 49, -2, 1, "serene", "gelassen"],
    ["rested", 55, -35, 0, "rested", "ausgeruht"]
  ]},
  {"id": "connection", "en": "Close to others", "de": "Nähe", "words": [
    ["loving", 90, 56, 1, "loving", "liebevoll"],
    ["tender", 52, 8, 1, "tender", "zärtlich"],
    ["warm", 69, 21, 1, "warm", "warmherzig"],
    ["trusting", 52, -2, 0, "trusting", "voll Vertrauen"],
    ["connected", 57, 8, 0, "connected", "verbunden"],
    ["compassionate", 57, 8, 0, "compassionate", "mitfühlend"],
    ["understood", 55, -2, 0, "understood", "verstanden"]
  ]},
  {"id": "drive", "en": "Drive", "de": "Antrieb", "words": [
    ["hopeful", 63, 29, 1, "hopeful", "hoffnungsvoll"],
    ["optimistic", 80, 53, 1, "optimistic", "zuversichtlich"],
    ["confident", 70, 50, 1, "confident", "selbstsicher"],
    ["curious", 44, 36, 1, "curious", "neugierig"],
    ["interested", 50, 20, 0, "interested", "interessiert"],
    ["determined", 62, 50, 1, "determined", "entschlossen"],
    ["brave", 72, 38, 1, "brave", "mutig"],
    ["eager", 46, 41, 1, "eager", "voller Eifer"],
    ["passionate", 79, 79, 1, "passionate", "leidenschaftlich"],
    ["energetic", 60, 60, 0, "energetic", "voller Kraft"]
  ]},
  {"id": "surprise", "en": "Surprise", "de": "Überraschung", "words": [
    ["surprised", 30, 48, 0, "surprised", "überrascht"],
    ["astonished", 20, 36, 1, "astonished", "erstaunt"],
    ["awe", 59, 41, 1, "in awe", "ehrfürchtig"],
    ["confused", -39, -17, 1, "confused", "verwirrt"],
    ["doubtful", -48, -20, 0, "doubtful", "voller Zweifel"],
    ["shocked", -50, 35, 0, "shocked", "erschrocken"]
  ]},
  {"id": "sadness", "en": "Sadness", "de": "Trauer", "words": [
    ["sad", -70, -26, 1, "sad", "traurig"],
    ["unhappy", -76, -50, 1, "unhappy", "unglücklich"],
    ["gloomy", -58, -52, 1, "gloomy", "bedrückt"],
    ["miserable", -82, -42, 1, "miserable", "elend"],
    ["disappointed", -64, -30, 1, "disappointed", "enttäuscht"],
    ["grief", -76, -3, 1, "grieving", "voller Trauer"],
    ["hurt", -69, -9, 1, "hurt", "verletzt"],
    ["regret", -65, -34, 1, "full of regret", "voller Bedauern"],
    ["hopeless", -80, -30, 0, "hopeless", "hoffnungslos"],
    ["heartbroken", -82, -10, 0, "heartbroken", "untröstlich"],
    ["homesick", -52, -28, 0, "homesick", "heimwehkrank"]
  ]},
  {"id": "loneliness", "en": "Alone", "de": "Einsamkeit", "words": [
    ["lonely", -79, -34, 1, "lonely", "einsam"],
    ["rejected", -83, -12, 1, "rejected", "abgelehnt"],
    ["isolated", -72, -30, 0, "isolated", "abgeschnitten"],
    ["left-out", -70, -25, 0, "left out", "ausgeschlossen"],
    ["empty", -51, -48, 1, "empty", "leer"]
  ]},
  {"id": "low-energy", "en": "Low energy", "de": "Wenig Kraft", "words": [
    ["tired", -40, -46, 1, "tired", "müde"],
    ["exhausted", -57, -40, 1, "exhausted", "erschöpft"],
    ["weary", -45, -55, 1, "weary", "matt"],
    ["bored", -51, -63, 1, "bored", "gelangweilt"],
    ["numb", -52, -55, 0, "numb", "wie betäubt"],
    ["indifferent", -17, -54, 1, "indifferent", "gleichgültig"],
    ["discouraged", -62, -35, 0, "discouraged", "entmutigt"],
    ["sleepy", -22, -58, 1, "sleepy", "schläfrig"]
  ]},
  {"id": "fear", "en": "Fear", "de": "Angst", "words": [
    ["anxious", -59, 17, 1, "anxious", "ängstlich"],
    ["worried", -65, -6, 1, "worried", "besorgt"],
    ["nervous", -49, 3, 1, "nervous", "nervös"],
    ["tense", -36, -22, 1, "tense", "angespannt"],
    ["uneasy", -55, -15, 1, "uneasy", "unbehaglich"],
    ["scared", -59, 9, 1, "scared", "verängstigt"],
    ["frightened", -68, 31, 1, "frightened", "voller Schreck"],
    ["afraid", -70, 13, 1, "afraid", "furchtsam"],
    ["panicky", -68, 25, 0, "panicky", "panisch"],
    ["dread", -73, 14, 1, "full of dread", "voller Grauen"],
    ["terrified", -80, 30, 0, "terrified", "voller Entsetzen"],
    ["insecure", -67, -27, 1, "insecure", "unsicher"],
    ["restless", -45, 5, 0, "restless", "unruhig"]
  ]},
  {"id": "overload", "en": "Too much", "de": "Zu viel", "words": [
    ["stressed", -72, 10, 0, "stressed", "gestresst"],
    ["overwhelmed", -55, 15, 0, "overwhelmed", "überwältigt"],
    ["distressed", -59, -18, 1, "distressed", "gequält"],
    ["helpless", -68, -21, 1, "helpless", "hilflos"],
    ["powerless", -70, -24, 1, "powerless", "machtlos"],
    ["trapped", -69, 7, 1, "trapped", "gefangen"],
    ["pressured", -52, 8, 0, "pressured", "unter Druck"]
  ]},
  {"id": "anger", "en": "Anger", "de": "Ärger", "words": [
    ["angry", -65, 23, 1, "angry", "wütend"],
    ["annoyed", -55, -2, 0, "annoyed", "genervt"],
    ["irritated", -57, -2, 0, "irritated", "gereizt"],
    ["frustrated", -61, -11, 1, "frustrated", "frustriert"],
    ["furious", -80, 36, 1, "furious", "außer mir"],
    ["resentful", -76, -7, 1, "resentful", "nachtragend"],
    ["bitter", -63, -5, 1, "bitter", "verbittert"],
    ["hostile", -68, 17, 1, "hostile", "feindselig"],
    ["jealous", -68, 13, 1, "jealous", "eifersüchtig"],
    ["impatient", -45, 5, 0, "impatient", "ungeduldig"]
  ]},
  {"id": "shame-and-guilt", "en": "Shame and guilt", "de": "Scham und Schuld", "words": [
    ["ashamed", -79, -20, 1, "ashamed", "beschämt"],
    ["guilty", -68, 14, 1, "guilty", "schuldig"],
    ["embarrassed", -65, -5, 0, "embarrassed", "verlegen"],
    ["humiliated", -77, -29, 1, "humiliated", "gedemütigt"],
    ["inferior", -64, -36, 1, "inferior", "unterlegen"],
    ["worthless", -82, -35, 0, "worthless", "wertlos"],
    ["self-critical", -60, -15, 0, "self-critical", "streng mit mir"]
  ]},
  {"id": "aversion", "en": "Aversion", "de": "Abneigung", "words": [
    ["disgusted", -74, -11, 1, "disgusted", "angeekelt"],
    ["contempt", -43, -7, 1, "full of contempt", "voller Verachtung"],
    ["disdain", -53, -15, 1, "full of disdain", "abschätzig"]
  ]}
];
