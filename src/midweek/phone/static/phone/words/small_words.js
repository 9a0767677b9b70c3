/* Words too common to say anything about a person, left out of "words you used most". */

export const SMALL_WORDS = {
  en: (
    "about after again also always been before being could didn don each even every from good have having " +
    "here into just know like made make many more most much never only other over really said same should " +
    "some something still such than that them then there these they thing things think this those through " +
    "time today today's very want wanted was well went were what when where which while will with would " +
    "your yours "
  ).trim().split(" "),
  de: (
    "aber alle alles also auch auf aus bei bin bis bist dann dass dein deine dem den denn der des dich " +
    "die dies diese doch dort durch eben ein eine einem einen einer eines etwas euch für gegen habe haben " +
    "hat hatte heute hier ich ihm ihn ihr immer jetzt kann kein keine man mehr mein meine mich mir mit " +
    "nach nicht noch nur oder ohne schon sehr sein seine sich sie sind und uns unter viel vom von vor war " +
    "waren was weil wenn werden wie wieder wird wurde zum zur zwischen über "
  ).trim().split(" "),
};
