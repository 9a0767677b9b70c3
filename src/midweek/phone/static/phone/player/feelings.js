/* The words for feelings, by family: [id, pleasant, energy, German], and the English where it is not the id.

   Glasgow Norms, for the English words that have ratings: Scott GG, Keitel A, Becirspahic M, Yao B, Sereno SC (2019),
   doi:10.3758/s13428-018-1099-3, CC BY 4.0; chosen, grouped and rescaled by us. `midweek/library/feelings.json` says
   which words those are; where the others lie, and all German words, are our own. */

export const FAMILIES = [
  {"id":"joy","en":"Joy","de":"Freude","words":[
    ["happy",81,48,"glücklich"],["joyful",74,33,"voller Freude"],["cheerful",75,29,"fröhlich"],
    ["delighted",76,34,"entzückt"],["excited",79,72,"aufgeregt vor Freude"],["enthusiastic",83,72,"begeistert"],
    ["playful",62,59,"verspielt"],["proud",61,27,"stolz"],["elated",73,38,"in Hochstimmung"],
    ["inspired",72,36,"angeregt"],["amused",60,25,"belustigt"],["thrilled",78,65,"hingerissen"]
  ]},
  {"id":"calm","en":"Calm","de":"Ruhe","words":[
    ["calm",59,-31,"ruhig"],["peaceful",71,-16,"friedlich"],["relaxed",65,-35,"entspannt"],
    ["content",24,-26,"zufrieden"],["comfortable",64,-12,"behaglich"],["safe",68,-2,"sicher"],
    ["secure",69,-16,"geborgen"],["relieved",55,4,"erleichtert"],["satisfied",66,24,"erfüllt"],
    ["grateful",55,2,"dankbar"],["serene",49,-2,"gelassen"],["rested",55,-35,"ausgeruht"]
  ]},
  {"id":"connection","en":"Close to others","de":"Nähe","words":[
    ["loving",90,56,"liebevoll"],["tender",52,8,"zärtlich"],["warm",69,21,"warmherzig"],
    ["trusting",52,-2,"voll Vertrauen"],["connected",57,8,"verbunden"],["compassionate",57,8,"mitfühlend"],
    ["understood",55,-2,"verstanden"]
  ]},
  {"id":"drive","en":"Drive","de":"Antrieb","words":[
    ["hopeful",63,29,"hoffnungsvoll"],["optimistic",80,53,"zuversichtlich"],["confident",70,50,"selbstsicher"],
    ["curious",44,36,"neugierig"],["interested",50,20,"interessiert"],["determined",62,50,"entschlossen"],
    ["brave",72,38,"mutig"],["eager",46,41,"voller Eifer"],["passionate",79,79,"leidenschaftlich"],
    ["energetic",60,60,"voller Kraft"]
  ]},
  {"id":"surprise","en":"Surprise","de":"Überraschung","words":[
    ["surprised",30,48,"überrascht"],["astonished",20,36,"erstaunt"],["awe",59,41,"ehrfürchtig","in awe"],
    ["confused",-39,-17,"verwirrt"],["doubtful",-48,-20,"voller Zweifel"],["shocked",-50,35,"erschrocken"]
  ]},
  {"id":"sadness","en":"Sadness","de":"Trauer","words":[
    ["sad",-70,-26,"traurig"],["unhappy",-76,-50,"unglücklich"],["gloomy",-58,-52,"bedrückt"],
    ["miserable",-82,-42,"elend"],["disappointed",-64,-30,"enttäuscht"],["grief",-76,-3,"voller Trauer","grieving"],
    ["hurt",-69,-9,"verletzt"],["regret",-65,-34,"voller Bedauern","full of regret"],["hopeless",-80,-30,"hoffnungslos"],
    ["heartbroken",-82,-10,"untröstlich"],["homesick",-52,-28,"heimwehkrank"]
  ]},
  {"id":"loneliness","en":"Alone","de":"Einsamkeit","words":[
    ["lonely",-79,-34,"einsam"],["rejected",-83,-12,"abgelehnt"],["isolated",-72,-30,"abgeschnitten"],
    ["left-out",-70,-25,"ausgeschlossen","left out"],["empty",-51,-48,"leer"]
  ]},
  {"id":"low-energy","en":"Low energy","de":"Wenig Kraft","words":[
    ["tired",-40,-46,"müde"],["exhausted",-57,-40,"erschöpft"],["weary",-45,-55,"matt"],
    ["bored",-51,-63,"gelangweilt"],["numb",-52,-55,"wie betäubt"],["indifferent",-17,-54,"gleichgültig"],
    ["discouraged",-62,-35,"entmutigt"],["sleepy",-22,-58,"schläfrig"]
  ]},
  {"id":"fear","en":"Fear","de":"Angst","words":[
    ["anxious",-59,17,"ängstlich"],["worried",-65,-6,"besorgt"],["nervous",-49,3,"nervös"],
    ["tense",-36,-22,"angespannt"],["uneasy",-55,-15,"unbehaglich"],["scared",-59,9,"verängstigt"],
    ["frightened",-68,31,"voller Schreck"],["afraid",-70,13,"furchtsam"],["panicky",-68,25,"panisch"],
    ["dread",-73,14,"voller Grauen","full of dread"],["terrified",-80,30,"voller Entsetzen"],["insecure",-67,-27,"unsicher"],
    ["restless",-45,5,"unruhig"]
  ]},
  {"id":"overload","en":"Too much","de":"Zu viel","words":[
    ["stressed",-72,10,"gestresst"],["overwhelmed",-55,15,"überwältigt"],["distressed",-59,-18,"gequält"],
    ["helpless",-68,-21,"hilflos"],["powerless",-70,-24,"machtlos"],["trapped",-69,7,"gefangen"],
    ["pressured",-52,8,"unter Druck"]
  ]},
  {"id":"anger","en":"Anger","de":"Ärger","words":[
    ["angry",-65,23,"wütend"],["annoyed",-55,-2,"genervt"],["irritated",-57,-2,"gereizt"],
    ["frustrated",-61,-11,"frustriert"],["furious",-80,36,"außer mir"],["resentful",-76,-7,"nachtragend"],
    ["bitter",-63,-5,"verbittert"],["hostile",-68,17,"feindselig"],["jealous",-68,13,"eifersüchtig"],
    ["impatient",-45,5,"ungeduldig"]
  ]},
  {"id":"shame-and-guilt","en":"Shame and guilt","de":"Scham und Schuld","words":[
    ["ashamed",-79,-20,"beschämt"],["guilty",-68,14,"schuldig"],["embarrassed",-65,-5,"verlegen"],
    ["humiliated",-77,-29,"gedemütigt"],["inferior",-64,-36,"unterlegen"],["worthless",-82,-35,"wertlos"],
    ["self-critical",-60,-15,"streng mit mir"]
  ]},
  {"id":"aversion","en":"Aversion","de":"Abneigung","words":[
    ["disgusted",-74,-11,"angeekelt"],["contempt",-43,-7,"voller Verachtung","full of contempt"],["disdain",-53,-15,"abschätzig","full of disdain"]
  ]}
];
