/** Themes of Tapis vert: what 1 means and what 10 means. Logs name a theme by its place here: new ones come last. */
import type { Names } from '../game.ts';

export interface Theme {
  readonly what: Names;
  /** What 1 stands for. */
  readonly low: Names;
  /** What 10 stands for. */
  readonly high: Names;
}

const theme = (
  [en, low, high]: readonly [string, string, string],
  [fr, bas, haut]: readonly [string, string, string],
): Theme => ({ what: { en, fr }, low: { en: low, fr: bas }, high: { en: high, fr: haut } });

export const THEMES: readonly Theme[] = [
  theme(
    ['A birthday present', 'an insult', 'a dream'],
    ['Un cadeau d’anniversaire', 'une insulte', 'un rêve'],
  ),
  theme(
    ['How you open the fridge at midnight', 'like a burglar', 'like an orchestra'],
    ['Ouvrir le frigo à minuit', 'comme un cambrioleur', 'comme un orchestre'],
  ),
  theme(
    ['A dance', 'barely a twitch', 'the whole club watches'],
    ['Une danse', 'à peine un frisson', 'toute la boîte regarde'],
  ),
  theme(
    ['An excuse for being late', 'nobody believes it', 'they thank you'],
    ['Une excuse pour un retard', 'personne n’y croit', 'on vous remercie'],
  ),
  theme(
    ['A dish to serve to guests', 'inedible', 'unforgettable'],
    ['Un plat à servir aux invités', 'immangeable', 'inoubliable'],
  ),
  theme(
    ['Something to shout at a concert', 'you are thrown out', 'the band stops for you'],
    ['Quelque chose à crier à un concert', 'on vous sort', 'le groupe s’arrête pour vous'],
  ),
  theme(['An animal for a pet', 'never', 'at once'], ['Un animal de compagnie', 'jamais', 'tout de suite']),
  theme(
    ['A noise in the night', 'reassuring', 'terrifying'],
    ['Un bruit dans la nuit', 'rassurant', 'terrifiant'],
  ),
  theme(['A superpower', 'useless', 'unstoppable'], ['Un superpouvoir', 'inutile', 'imparable']),
  theme(
    ['A first message on a dating app', 'blocked', 'married'],
    ['Un premier message sur une appli de rencontre', 'bloqué', 'marié'],
  ),
  theme(
    ['A holiday destination', 'a punishment', 'paradise'],
    ['Une destination de vacances', 'une punition', 'le paradis'],
  ),
  theme(
    ['A sneeze', 'a mouse', 'an earthquake'],
    ['Un éternuement', 'une souris', 'un tremblement de terre'],
  ),
  theme(
    ['Something to find in one’s pocket', 'disgusting', 'miraculous'],
    ['Quelque chose à trouver dans sa poche', 'dégoûtant', 'miraculeux'],
  ),
  theme(
    ['A thing to say to one’s boss', 'fired', 'promoted'],
    ['Une chose à dire à son chef', 'viré', 'promu'],
  ),
  theme(
    ['How hot the pepper was', 'like water', 'call the fire brigade'],
    ['La force du piment', 'comme de l’eau', 'appelez les pompiers'],
  ),
  theme(
    ['A hobby', 'deadly dull', 'everybody is jealous'],
    ['Un passe-temps', 'mortel d’ennui', 'tout le monde vous envie'],
  ),
  theme(
    ['A goodbye at the station', 'finally', 'a film from the fifties'],
    ['Un adieu sur le quai', 'enfin', 'un film des années cinquante'],
  ),
  theme(
    ['A thing to take to a desert island', 'pointless', 'it saves your life'],
    ['Un objet pour une île déserte', 'sans intérêt', 'il vous sauve la vie'],
  ),
  theme(
    ['A karaoke song', 'the room empties', 'the room cries'],
    ['Une chanson de karaoké', 'la salle se vide', 'la salle pleure'],
  ),
  theme(
    ['A means of transport', 'slowest', 'fastest'],
    ['Un moyen de transport', 'le plus lent', 'le plus rapide'],
  ),
  theme(
    ['A job', 'nobody wants it', 'everybody applies'],
    ['Un métier', 'personne n’en veut', 'tout le monde postule'],
  ),
  theme(
    ['A name for a boat', 'it sinks at once', 'it crosses oceans'],
    ['Un nom de bateau', 'il coule aussitôt', 'il traverse les océans'],
  ),
  theme(['A lie', 'white as snow', 'in court'], ['Un mensonge', 'tout blanc', 'au tribunal']),
  theme(
    ['A thing to hear from the doctor', 'a relief', 'a catastrophe'],
    ['Une phrase de médecin', 'un soulagement', 'une catastrophe'],
  ),
  theme(['A laugh', 'polite', 'rolling on the floor'], ['Un rire', 'poli', 'à se rouler par terre']),
  theme(
    ['How you greet a friend', 'a nod', 'fireworks'],
    ['Saluer un ami', 'un signe de tête', 'un feu d’artifice'],
  ),
  theme(
    ['A Monday morning', 'in despair', 'in a musical'],
    ['Un lundi matin', 'au désespoir', 'en comédie musicale'],
  ),
  theme(
    ['A sandwich', 'from the petrol station', 'with three stars'],
    ['Un sandwich', 'de station-service', 'trois étoiles'],
  ),
  theme(['Something to throw', 'a feather', 'a piano'], ['Quelque chose à lancer', 'une plume', 'un piano']),
  theme(
    ['A fashion from the past', 'never again', 'bring it back'],
    ['Une mode du passé', 'plus jamais', 'qu’elle revienne'],
  ),
  theme(
    ['A crime', 'a crumb stolen', 'of the century'],
    ['Un délit', 'une miette volée', 'le casse du siècle'],
  ),
  theme(
    ['A reaction to a spider', 'a kiss', 'moving house'],
    ['Une réaction face à une araignée', 'un bisou', 'un déménagement'],
  ),
  theme(
    ['A household chore', 'a pleasure', 'a torture'],
    ['Une tâche ménagère', 'un plaisir', 'une torture'],
  ),
  theme(['A monster', 'adorable', 'a nightmare'], ['Un monstre', 'adorable', 'un cauchemar']),
  theme(
    ['A party', 'everybody left at nine', 'people still talk of it'],
    ['Une fête', 'tout le monde part à neuf heures', 'on en parle encore'],
  ),
  theme(
    ['An invention', 'a gadget', 'it changed the world'],
    ['Une invention', 'un gadget', 'elle a changé le monde'],
  ),
  theme(['A compliment', 'poisoned', 'one blushes'], ['Un compliment', 'empoisonné', 'on rougit']),
  theme(
    ['How tired you are', 'bursting with energy', 'asleep on your feet'],
    ['Votre fatigue', 'en pleine forme', 'debout endormi'],
  ),
  theme(['A sound to wake up to', 'bliss', 'horror'], ['Un bruit au réveil', 'le bonheur', 'l’horreur']),
  theme(
    ['A film to see with one’s grandparents', 'perfect', 'shame'],
    ['Un film à voir avec ses grands-parents', 'parfait', 'la honte'],
  ),
  theme(['A thing one collects', 'odd', 'worth a fortune'], ['Une collection', 'bizarre', 'une fortune']),
  theme(
    ['A weather', 'stay in bed', 'everybody outside'],
    ['Une météo', 'restez au lit', 'tout le monde dehors'],
  ),
  theme(
    ['A speech at a wedding', 'a silence falls', 'a standing ovation'],
    ['Un discours de mariage', 'un silence', 'une ovation'],
  ),
  theme(
    ['An ice-cream flavour', 'who would do that', 'one more scoop'],
    ['Un parfum de glace', 'mais qui ferait ça', 'encore une boule'],
  ),
  theme(['A walk', 'a snail', 'a catwalk'], ['Une démarche', 'un escargot', 'un défilé']),
  theme(
    ['A declaration of love', 'ice-cold', 'burning'],
    ['Une déclaration d’amour', 'glaciale', 'brûlante'],
  ),
  theme(
    ['A thing to forget at home', 'no matter', 'turn back at once'],
    ['Un oubli à la maison', 'sans importance', 'demi-tour immédiat'],
  ),
  theme(
    ['A sport', 'from the sofa', 'at the risk of one’s life'],
    ['Un sport', 'depuis le canapé', 'au péril de sa vie'],
  ),
  theme(['A room-mate', 'flee', 'forever'], ['Un colocataire', 'fuyez', 'pour toujours']),
  theme(['A smell', 'unbearable', 'heavenly'], ['Une odeur', 'insupportable', 'divine']),
  theme(
    ['A hair-cut', 'a hat, quickly', 'on the cover'],
    ['Une coupe de cheveux', 'vite, un chapeau', 'en couverture'],
  ),
  theme(
    ['A penalty for the loser', 'a tickle', 'cruel'],
    ['Un gage pour le perdant', 'une chatouille', 'cruel'],
  ),
  theme(['A villain', 'ridiculous', 'the world trembles'], ['Un méchant', 'ridicule', 'le monde tremble']),
  theme(
    ['A snack during a film', 'silent', 'nobody hears a word'],
    ['Un en-cas pendant un film', 'silencieux', 'on n’entend plus rien'],
  ),
  theme(['A kitchen tool', 'harmless', 'a weapon'], ['Un ustensile de cuisine', 'inoffensif', 'une arme']),
  theme(
    ['A thing to say in a lift', 'normal', 'people get out'],
    ['Une phrase dans un ascenseur', 'normale', 'les gens sortent'],
  ),
  theme(
    ['A good deed', 'holding a door', 'a statue in town'],
    ['Une bonne action', 'tenir la porte', 'une statue en ville'],
  ),
  theme(
    ['A fear', 'childish', 'perfectly reasonable'],
    ['Une peur', 'enfantine', 'parfaitement raisonnable'],
  ),
  theme(
    ['A way to win a card game', 'by sheer luck', 'by genius'],
    ['Une façon de gagner aux cartes', 'par pur hasard', 'par génie'],
  ),
  theme(
    ['A souvenir from a trip', 'straight in the bin', 'in the museum'],
    ['Un souvenir de voyage', 'à la poubelle', 'au musée'],
  ),
  theme(['A nickname', 'hurtful', 'adorable'], ['Un surnom', 'blessant', 'adorable']),
  theme(
    ['How loud you snore', 'a breath', 'a chainsaw'],
    ['La force d’un ronflement', 'un souffle', 'une tronçonneuse'],
  ),
  theme(
    ['A plant', 'in a pot on the sill', 'it eats people'],
    ['Une plante', 'un pot sur le rebord', 'elle mange des gens'],
  ),
  theme(
    ['A neighbour’s noise', 'charming', 'the police is called'],
    ['Un bruit de voisin', 'charmant', 'on appelle la police'],
  ),
];
