<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AcceptStrip</name>
    <message>
        <source>%</source>
        <comment>after a number</comment>
        <translation>&#x202f;%</translation>
    </message>
    <message>
        <source>Accept from</source>
        <translation>Accepter dès</translation>
    </message>
    <message>
        <source>Accept nothing (Esc)</source>
        <translation>Ne rien accepter (Échap)</translation>
    </message>
    <message>
        <source>Accept them in one gesture; one undo takes it back</source>
        <translation>Les accepter en un geste&#xa0;; une seule annulation le défait</translation>
    </message>
    <message>
        <source>Accept {count}</source>
        <translation>Accepter {count}</translation>
    </message>
    <message>
        <source>Least score in per cent</source>
        <translation>Score minimal en pour cent</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Up and down change it; suggestions without a score are never accepted here</source>
        <translation>Haut et bas le changent&#xa0;; les suggestions sans score ne sont jamais acceptées ici</translation>
    </message>
    <message numerus="yes">
        <source>{count} of {total} left</source>
        <translation>
            <numerusform>{count} sur {total} restante</numerusform>
            <numerusform>{count} sur {total} restantes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleHeader</name>
    <message>
        <source>Comment on the flag</source>
        <translation>Commentaire du signalement</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Signalé</translation>
    </message>
    <message>
        <source>Why? Enter flags the article, Esc gives up</source>
        <translation>Pourquoi&#xa0;? Entrée signale l’article, Échap abandonne</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>The text of the article with its annotations</source>
        <translation>Le texte de l’article et ses annotations</translation>
    </message>
</context>
<context>
    <name>ChoiceRow</name>
    <message>
        <source>Set this and accept the span</source>
        <translation>Choisir cette valeur et accepter le passage</translation>
    </message>
    <message>
        <source>{attribute}: {value}</source>
        <translation>{attribute}&#xa0;: {value}</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>Comparing with gold…</source>
        <translation>Comparaison avec la référence…</translation>
    </message>
</context>
<context>
    <name>ComparisonWindow</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n erreur</numerusform>
            <numerusform>%n erreurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an error: here it stands in its context, and the article opens there.</source>
        <translation>Choisissez une erreur&#xa0;: elle apparaît ici dans son contexte, et l’article s’ouvre à cet endroit.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Compared with gold</source>
        <translation>Comparaison avec la référence</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tout copier</translation>
    </message>
    <message>
        <source>Copy the chosen errors in their context</source>
        <translation>Copier les erreurs choisies dans leur contexte</translation>
    </message>
    <message>
        <source>Copy the scores and every error in its context</source>
        <translation>Copier les scores et chaque erreur dans son contexte</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>The chosen error</source>
        <translation>L’erreur choisie</translation>
    </message>
    <message>
        <source>{project} against {gold}</source>
        <translation>{project} par rapport à {gold}</translation>
    </message>
</context>
<context>
    <name>EmptyProject</name>
    <message>
        <source>Add articles…</source>
        <translation>Ajouter des articles…</translation>
    </message>
    <message>
        <source>Add text files or JSON Lines, or drop them here.</source>
        <translation>Ajoutez des fichiers texte ou JSON Lines, ou déposez-les ici.</translation>
    </message>
    <message>
        <source>This project has no articles yet.</source>
        <translation>Ce projet n’a pas encore d’article.</translation>
    </message>
</context>
<context>
    <name>ErrorsModel</name>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>All {count}</source>
        <translation>Tous {count}</translation>
    </message>
    <message>
        <source>Done {count}</source>
        <translation>Terminés {count}</translation>
    </message>
    <message>
        <source>Flagged {count}</source>
        <translation>Signalés {count}</translation>
    </message>
    <message>
        <source>In progress {count}</source>
        <translation>En cours {count}</translation>
    </message>
    <message>
        <source>List every article</source>
        <translation>Afficher tous les articles</translation>
    </message>
    <message>
        <source>List the articles that are begun but not finished</source>
        <translation>Afficher les articles commencés, mais pas terminés</translation>
    </message>
    <message>
        <source>List the articles that nobody has begun</source>
        <translation>Afficher les articles que personne n’a commencés</translation>
    </message>
    <message>
        <source>List the articles that were skipped</source>
        <translation>Afficher les articles passés</translation>
    </message>
    <message>
        <source>List the articles with a flag</source>
        <translation>Afficher les articles signalés</translation>
    </message>
    <message>
        <source>List the finished articles</source>
        <translation>Afficher les articles terminés</translation>
    </message>
    <message>
        <source>Skipped {count}</source>
        <translation>Passés {count}</translation>
    </message>
    <message>
        <source>To do {count}</source>
        <translation>À faire {count}</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%n suggestion(s) left</source>
        <translation>
            <numerusform>%n suggestion restante</numerusform>
            <numerusform>%n suggestions restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepté</translation>
    </message>
    <message numerus="yes">
        <source>Characters {start} to {end}: %n in all</source>
        <translation>
            <numerusform>Caractères {start} à {end}&#xa0;: %n en tout</numerusform>
            <numerusform>Caractères {start} à {end}&#xa0;: %n en tout</numerusform>
        </translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejeté</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Suggéré</translation>
    </message>
    <message>
        <source>by the rule “{rule}”</source>
        <translation>par la règle «&#xa0;{rule}&#xa0;»</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>par vous</translation>
    </message>
    <message>
        <source>by {model}</source>
        <translation>par {model}</translation>
    </message>
    <message>
        <source>{percent}% sure</source>
        <translation>sûr à {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>{source} → {content}</source>
        <translation>{source} → {content}</translation>
    </message>
    <message>
        <source>{what} ({key})</source>
        <translation>{what} ({key})</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>No spans yet</source>
        <translation>Pas encore de passage</translation>
    </message>
    <message>
        <source>Spans of the article</source>
        <translation>Passages de l’article</translation>
    </message>
    <message>
        <source>Suggestions appear here when they are made. Or choose words and label them.</source>
        <translation>Les suggestions apparaîtront ici. Vous pouvez aussi choisir des mots et les étiqueter.</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>encore %n seconde</numerusform>
            <numerusform>encore %n secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop here; what is done so far stays</source>
        <translation>Arrêter là&#xa0;; ce qui est fait reste</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>encore %n minute environ</numerusform>
            <numerusform>encore %n minutes environ</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>{percent} % · {time}</source>
        <translation>{percent}&#xa0;% · {time}</translation>
    </message>
</context>
<context>
    <name>KeyHints</name>
    <message>
        <source>Nothing is chosen. Click a span, or use the keys:</source>
        <translation>Rien n’est choisi. Cliquez sur un passage, ou utilisez les touches&#xa0;:</translation>
    </message>
    <message>
        <source>accept it</source>
        <translation>l’accepter</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>toutes les touches</translation>
    </message>
    <message>
        <source>choose word, sentence, paragraph</source>
        <translation>choisir le mot, la phrase, le paragraphe</translation>
    </message>
    <message>
        <source>finish, next article</source>
        <translation>terminer, article suivant</translation>
    </message>
    <message>
        <source>label the chosen words “{label}”</source>
        <translation>étiqueter les mots choisis «&#xa0;{label}&#xa0;»</translation>
    </message>
    <message>
        <source>next suggestion</source>
        <translation>suggestion suivante</translation>
    </message>
    <message>
        <source>reject it</source>
        <translation>la rejeter</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
</context>
<context>
    <name>LabelActions</name>
    <message>
        <source>&amp;Body text</source>
        <translation>&amp;Corps du texte</translation>
    </message>
    <message>
        <source>&amp;Zone of the paragraph</source>
        <translation>&amp;Zone du paragraphe</translation>
    </message>
    <message>
        <source>The paragraph is plain body text: no zone</source>
        <translation>Le paragraphe est du corps de texte&#xa0;: aucune zone</translation>
    </message>
</context>
<context>
    <name>LabelButton</name>
    <message>
        <source>Label of the focused span</source>
        <translation>Étiquette du passage actif</translation>
    </message>
    <message>
        <source>{label}, key {key}</source>
        <translation>{label}, touche {key}</translation>
    </message>
</context>
<context>
    <name>LabelMenus</name>
    <message>
        <source>Labels in &amp;use</source>
        <translation>Étiquettes &amp;utilisées</translation>
    </message>
    <message>
        <source>Use this label in the project; spans that have it stay</source>
        <translation>Utiliser cette étiquette dans le projet&#xa0;; les passages qui la portent restent</translation>
    </message>
</context>
<context>
    <name>LabelPalette</name>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message numerus="yes">
        <source>%n suggestion(s) left</source>
        <translation>
            <numerusform>%n suggestion restante</numerusform>
            <numerusform>%n suggestions restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Signalé</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>No suggestions yet</source>
        <translation>Pas encore de suggestion</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Passé</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Untitled article</source>
        <translation>Article sans titre</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Add articles…</source>
        <translation>Ajouter des articles…</translation>
    </message>
    <message>
        <source>Add text files, a folder of them, or a JSON Lines file. Suggestions are made in the background while you begin.</source>
        <translation>Ajoutez des fichiers texte, un dossier ou un fichier JSON Lines. Les suggestions se préparent en arrière-plan pendant que vous commencez.</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Bring in text files, folders or JSON Lines</source>
        <translation>Ajouter des fichiers texte, des dossiers ou des fichiers JSON Lines</translation>
    </message>
    <message>
        <source>In which order articles are listed and follow each other</source>
        <translation>L’ordre dans lequel les articles sont listés et se suivent</translation>
    </message>
    <message>
        <source>List only articles whose title or source contains this</source>
        <translation>N’afficher que les articles dont le titre ou la source contient ces mots</translation>
    </message>
    <message>
        <source>No article has these words in its title or source and passes the filter.</source>
        <translation>Aucun article retenu par le filtre n’a ces mots dans son titre ou sa source.</translation>
    </message>
    <message>
        <source>No article yet</source>
        <translation>Pas encore d’article</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>Order: {name}</source>
        <translation>Ordre&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Search articles</source>
        <translation>Chercher des articles</translation>
    </message>
    <message>
        <source>Search title or source</source>
        <translation>Chercher un titre ou une source</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Take the search and the filter away</source>
        <translation>Retirer la recherche et le filtre</translation>
    </message>
</context>
<context>
    <name>LinkRows</name>
    <message>
        <source>Choose the other span…</source>
        <translation>Choisissez l’autre passage…</translation>
    </message>
    <message>
        <source>Link this span to the one you choose next ({key})</source>
        <translation>Relier ce passage à celui que vous choisirez ensuite ({key})</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>Relier…</translation>
    </message>
    <message>
        <source>Take this link out</source>
        <translation>Retirer ce lien</translation>
    </message>
    <message>
        <source>{relation}: {words}</source>
        <translation>{relation}&#xa0;: {words}</translation>
    </message>
    <message>
        <source>{words}: {relation} this</source>
        <translation>{words}&#xa0;: {relation} ceci</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Annotator</source>
        <translation>Annotator</translation>
    </message>
    <message>
        <source>{project} — Annotator</source>
        <translation>{project} — Annotator</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy this message</source>
        <translation>Copier ce message</translation>
    </message>
</context>
<context>
    <name>PipelineDialog</name>
    <message>
        <source>&amp;Use it</source>
        <translation>&amp;Utiliser</translation>
    </message>
    <message>
        <source>A pipeline that was trained or unpacked on this computer</source>
        <translation>Un modèle entraîné ou décompressé sur cet ordinateur</translation>
    </message>
    <message>
        <source>Before it is loaded</source>
        <translation>Avant de le charger</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Choisir un &amp;dossier…</translation>
    </message>
    <message>
        <source>I know who made it: &amp;load it</source>
        <translation>Je sais d’où il vient&#xa0;: le &amp;charger</translation>
    </message>
    <message>
        <source>Loading a pipeline from a folder runs the code that it names. You are asked once; if the folder changes, you are asked again.</source>
        <translation>Charger un modèle depuis un dossier exécute le code qu’il désigne. La question est posée une fois&#xa0;; si le dossier change, elle l’est de nouveau.</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>There is no pipeline in the folder {name}.</source>
        <translation>Le dossier {name} ne contient pas de modèle.</translation>
    </message>
    <message>
        <source>Which spaCy pipeline is to find names and sentences in this project?</source>
        <translation>Quel modèle spaCy doit trouver les noms et les phrases dans ce projet&#xa0;?</translation>
    </message>
</context>
<context>
    <name>ProjectToolBar</name>
    <message>
        <source>Finished articles</source>
        <translation>Articles terminés</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Whose annotations are shown</source>
        <translation>Auteur des annotations affichées</translation>
    </message>
    <message>
        <source>{done} / {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{done} of {total} articles are done</source>
        <translation>{done} articles terminés sur {total}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>SelectionCard</name>
    <message>
        <source>Chosen words</source>
        <translation>Mots choisis</translation>
    </message>
    <message>
        <source>Press a label’s key, or click it in the bar below.</source>
        <translation>Appuyez sur la touche d’une étiquette, ou cliquez dessus dans la barre du bas.</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>SpanCard</name>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Accept this span</source>
        <translation>Accepter ce passage</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Reject this span; it stays in the list below</source>
        <translation>Rejeter ce passage&#xa0;; il reste dans la liste ci-dessous</translation>
    </message>
    <message>
        <source>Take this span out</source>
        <translation>Retirer ce passage</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>SpanList</name>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Spans of the article</source>
        <translation>Passages de l’article</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Articles that have their suggestions</source>
        <translation>Articles dont les suggestions sont prêtes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Char {offset} of {length} · {percent}%</source>
        <translation>Caractère {offset} sur {length} · {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Choose words or a span first</source>
        <translation>Choisissez d’abord des mots ou un passage</translation>
    </message>
    <message>
        <source>Click the span to link to, or Esc to give up</source>
        <translation>Cliquez sur le passage à relier, ou Échap pour abandonner</translation>
    </message>
    <message>
        <source>Every gesture is on disk before the next one</source>
        <translation>Chaque geste est enregistré avant le suivant</translation>
    </message>
    <message>
        <source>Finished articles of the project</source>
        <translation>Articles terminés du projet</translation>
    </message>
    <message>
        <source>Loading {model}…</source>
        <translation>Chargement de {model}…</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>No suggestion is left in this article</source>
        <translation>Il ne reste aucune suggestion dans cet article</translation>
    </message>
    <message>
        <source>No suggestions: {model} could not be loaded</source>
        <translation>Pas de suggestions&#xa0;: {model} n’a pas pu être chargé</translation>
    </message>
    <message>
        <source>Pre-highlighting</source>
        <translation>Présurlignage</translation>
    </message>
    <message>
        <source>Pre-highlighting {done} of {total}</source>
        <translation>Présurlignage&#xa0;: {done} sur {total}</translation>
    </message>
    <message numerus="yes">
        <source>Pre-highlighting {done} of {total}, about %n min left</source>
        <translation>
            <numerusform>Présurlignage&#xa0;: {done} sur {total}, encore %n&#xa0;min environ</numerusform>
            <numerusform>Présurlignage&#xa0;: {done} sur {total}, encore %n&#xa0;min environ</numerusform>
        </translation>
    </message>
    <message>
        <source>Pre-highlighting {done} of {total}, less than a minute left</source>
        <translation>Présurlignage&#xa0;: {done} sur {total}, moins d’une minute</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Enregistré à {time}</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Stop pre-highlighting; the suggestions made stay</source>
        <translation>Arrêter le présurlignage&#xa0;; les suggestions déjà faites restent</translation>
    </message>
    <message>
        <source>There is no further article</source>
        <translation>Il n’y a plus d’article</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>Rien à rétablir</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>Rien à annuler</translation>
    </message>
    <message>
        <source>These spans cannot be linked</source>
        <translation>Ces passages ne peuvent pas être reliés</translation>
    </message>
    <message>
        <source>Where you are in the article</source>
        <translation>Où vous êtes dans l’article</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>{done} terminés sur {total}</translation>
    </message>
    <message>
        <source>{model} is ready</source>
        <translation>{model} est prêt</translation>
    </message>
    <message>
        <source>{model} is ready; it finds no names</source>
        <translation>{model} est prêt&#xa0;; il ne trouve pas de noms</translation>
    </message>
    <message>
        <source>{model} is ready; it has no parser, so no claims are found</source>
        <translation>{model} est prêt&#xa0;; sans analyseur syntaxique, il ne trouve pas de déclarations</translation>
    </message>
</context>
<context>
    <name>SuggestionHint</name>
    <message>
        <source>Have suggestions made for every article without (Ctrl+H)</source>
        <translation>Préparer des suggestions pour tous les articles qui n’en ont pas (Ctrl+H)</translation>
    </message>
    <message>
        <source>No suggestions yet. You can annotate by hand, or have them made.</source>
        <translation>Pas encore de suggestion. Vous pouvez annoter à la main, ou les faire préparer.</translation>
    </message>
    <message>
        <source>Pre-highlight</source>
        <translation>Présurligner</translation>
    </message>
    <message>
        <source>Suggestions for this article are on their way. You can begin already.</source>
        <translation>Les suggestions de cet article arrivent. Vous pouvez déjà commencer.</translation>
    </message>
    <message>
        <source>The language model is loading; suggestions appear by themselves.</source>
        <translation>Le modèle de langue se charge&#xa0;; les suggestions apparaîtront d’elles-mêmes.</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message numerus="yes">
        <source>%n article(s) added.</source>
        <translation>
            <numerusform>%n article ajouté.</numerusform>
            <numerusform>%n articles ajoutés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) exported to {name}.</source>
        <translation>
            <numerusform>%n article exporté dans {name}.</numerusform>
            <numerusform>%n articles exportés dans {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) or line(s) did not come in.</source>
        <translation>
            <numerusform>%n fichier ou ligne n’a pas pu être ajouté.</numerusform>
            <numerusform>%n fichiers ou lignes n’ont pas pu être ajoutés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s), with what was rejected kept apart.</source>
        <translation>
            <numerusform>%n passage&#xa0;; ce qui a été rejeté est gardé à part.</numerusform>
            <numerusform>%n passages&#xa0;; ce qui a été rejeté est gardé à part.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were there already.</source>
        <translation>
            <numerusform>%n texte y était déjà.</numerusform>
            <numerusform>%n textes y étaient déjà.</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding articles…</source>
        <translation>Ajout des articles…</translation>
    </message>
    <message>
        <source>Annotate something first, then export again.</source>
        <translation>Annotez d’abord quelque chose, puis exportez de nouveau.</translation>
    </message>
    <message>
        <source>Annotations in the files were left out.</source>
        <translation>Les annotations contenues dans les fichiers ont été laissées de côté.</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportation…</translation>
    </message>
    <message>
        <source>No article is begun or finished yet, so {name} is empty.</source>
        <translation>Aucun article n’est encore commencé ni terminé&#xa0;: {name} est vide.</translation>
    </message>
    <message>
        <source>The export was stopped; no file was written.</source>
        <translation>L’exportation a été arrêtée&#xa0;; aucun fichier n’a été écrit.</translation>
    </message>
    <message>
        <source>The rest did not come in: you stopped it.</source>
        <translation>Le reste n’a pas été ajouté&#xa0;: vous avez arrêté.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Go on exactly where you stopped</source>
        <translation>Reprendre exactement là où vous en étiez</translation>
    </message>
    <message>
        <source>Invented French articles to play with; nothing can break</source>
        <translation>Des articles inventés pour s’exercer&#xa0;; rien ne peut casser</translation>
    </message>
    <message>
        <source>Names and claims in the news, pre-highlighted for you to correct.</source>
        <translation>Les noms et les déclarations dans la presse, présurlignés&#xa0;: à vous de corriger.</translation>
    </message>
    <message>
        <source>New from files…</source>
        <translation>Nouveau à partir de fichiers…</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>Ouvrir un projet…</translation>
    </message>
    <message>
        <source>Open {path}</source>
        <translation>Ouvrir {path}</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Ouverts récemment</translation>
    </message>
    <message>
        <source>Take it off this list; the file stays</source>
        <translation>Le retirer de cette liste&#xa0;; le fichier reste</translation>
    </message>
    <message>
        <source>Take {path} off the list</source>
        <translation>Retirer {path} de la liste</translation>
    </message>
    <message>
        <source>Text files or JSON Lines become a project of their own</source>
        <translation>Des fichiers texte ou JSON Lines deviennent un projet</translation>
    </message>
    <message>
        <source>Try the demo corpus</source>
        <translation>Essayer le corpus de démonstration</translation>
    </message>
    <message>
        <source>You can also drop files and folders anywhere in this window.</source>
        <translation>Vous pouvez aussi déposer des fichiers et des dossiers n’importe où dans cette fenêtre.</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Added articles</source>
        <translation>Articles ajoutés</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Détails…</translation>
    </message>
    <message>
        <source>Every article has its suggestions.</source>
        <translation>Tous les articles ont leurs suggestions.</translation>
    </message>
    <message>
        <source>One article anew: Project, Pre-highlight this article again.</source>
        <translation>Pour un seul article&#xa0;: Projet, Présurligner de nouveau cet article.</translation>
    </message>
    <message>
        <source>The project names the pipeline {wish}, which you have not agreed to load; {used} is used instead.</source>
        <translation>Le projet désigne le modèle {wish}, que vous n’avez pas approuvé&#xa0;; {used} est utilisé à sa place.</translation>
    </message>
    <message>
        <source>They hold until you close the window.</source>
        <translation>Ils valent jusqu’à la fermeture de la fenêtre.</translation>
    </message>
    <message>
        <source>To load it all the same: Project, Pipeline.</source>
        <translation>Pour le charger quand même&#xa0;: Projet, Modèle.</translation>
    </message>
    <message>
        <source>Your settings could not be stored ({reason}).</source>
        <translation>Vos réglages n’ont pas pu être enregistrés ({reason}).</translation>
    </message>
</context>
<context>
    <name>WordsRow</name>
    <message>
        <source>Write it, then Enter: this accepts the span</source>
        <translation>Écrivez, puis Entrée&#xa0;: le passage est accepté</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>About Annotator</source>
        <translation>À propos d’Annotator</translation>
    </message>
    <message>
        <source>Annotator pre-highlights names and claims in news articles and keeps every correction. It is free software under the MIT licence, and nothing you do in it leaves this computer.</source>
        <translation>Annotator présurligne les noms et les déclarations dans les articles de presse et garde chaque correction. C’est un logiciel libre, sous licence MIT, et rien de ce que vous y faites ne quitte cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>choosers</name>
    <message>
        <source>Articles (*.txt *.jsonl *.ndjson);;All files (*)</source>
        <translation>Articles (*.txt *.jsonl *.ndjson);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose articles</source>
        <translation>Choisir des articles</translation>
    </message>
    <message>
        <source>Choose the folder of a pipeline</source>
        <translation>Choisir le dossier d’un modèle</translation>
    </message>
    <message>
        <source>Compare with gold</source>
        <translation>Comparer à la référence</translation>
    </message>
    <message>
        <source>Export the annotations</source>
        <translation>Exporter les annotations</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl *.ndjson);;All files (*)</source>
        <translation>JSON Lines (*.jsonl *.ndjson);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Ouvrir un projet</translation>
    </message>
    <message>
        <source>Projects (*{suffix})</source>
        <translation>Projets (*{suffix})</translation>
    </message>
    <message>
        <source>Where is the new project to be kept?</source>
        <translation>Où ranger le nouveau projet&#xa0;?</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;About Annotator</source>
        <translation>À &amp;propos d’Annotator</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Accepter</translation>
    </message>
    <message>
        <source>&amp;Add articles…</source>
        <translation>&amp;Ajouter des articles…</translation>
    </message>
    <message>
        <source>&amp;Close the project</source>
        <translation>&amp;Fermer le projet</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Corpus order</source>
        <translation>Ordre du &amp;corpus</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;English</source>
        <translation>&amp;English</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>&amp;Find an article</source>
        <translation>&amp;Chercher un article</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Terminer</translation>
    </message>
    <message>
        <source>&amp;Français</source>
        <translation>&amp;Français</translation>
    </message>
    <message>
        <source>&amp;Grow the selection</source>
        <translation>&amp;Étendre la sélection</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspecteur</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Touches</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>Plus &amp;grand</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Liste des articles</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Link to…</source>
        <translation>Re&amp;lier à…</translation>
    </message>
    <message>
        <source>&amp;Most suggestions left</source>
        <translation>Le &amp;plus de suggestions d’abord</translation>
    </message>
    <message>
        <source>&amp;Narrower lines</source>
        <translation>Lignes plus &amp;courtes</translation>
    </message>
    <message>
        <source>&amp;New from files…</source>
        <translation>&amp;Nouveau à partir de fichiers…</translation>
    </message>
    <message>
        <source>&amp;Next article</source>
        <translation>Article s&amp;uivant</translation>
    </message>
    <message>
        <source>&amp;Next suggestion</source>
        <translation>Suggestion sui&amp;vante</translation>
    </message>
    <message>
        <source>&amp;Oldest first</source>
        <translation>Plus &amp;anciens d’abord</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>&amp;Pre-highlight all articles</source>
        <translation>&amp;Présurligner tous les articles</translation>
    </message>
    <message>
        <source>&amp;Previous article</source>
        <translation>Article &amp;précédent</translation>
    </message>
    <message>
        <source>&amp;Previous suggestion</source>
        <translation>Suggestion &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>&amp;Rejeter</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Pa&amp;sser</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>Plus &amp;petit</translation>
    </message>
    <message>
        <source>&amp;Stop pre-highlighting</source>
        <translation>Arrêter le présurli&amp;gnage</translation>
    </message>
    <message>
        <source>&amp;Uncertain first</source>
        <translation>&amp;Incertains d’abord</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Usual size</source>
        <translation>Taille &amp;habituelle</translation>
    </message>
    <message>
        <source>&amp;Wider lines</source>
        <translation>Lignes plus &amp;longues</translation>
    </message>
    <message>
        <source>&amp;Zone of the paragraph…</source>
        <translation>&amp;Zone du paragraphe…</translation>
    </message>
    <message>
        <source>Accept all &amp;visible of the layer</source>
        <translation>Accepter &amp;tout le visible de la couche</translation>
    </message>
    <message>
        <source>Accept all above a &amp;score…</source>
        <translation>Accepter tout à partir d’un s&amp;core…</translation>
    </message>
    <message>
        <source>Accept every suggestion of the article that is sure enough; you see how many before</source>
        <translation>Accepter toutes les suggestions assez sûres de l’article&#xa0;; leur nombre est affiché avant</translation>
    </message>
    <message>
        <source>Accept every suggestion on screen that is in the focused span’s layer</source>
        <translation>Accepter toutes les suggestions visibles de la couche du passage actif</translation>
    </message>
    <message>
        <source>Accept the focused suggestion and go to the next</source>
        <translation>Accepter la suggestion active et aller à la suivante</translation>
    </message>
    <message>
        <source>Add articles from text files or JSON Lines to the project</source>
        <translation>Ajouter au projet des articles tirés de fichiers texte ou JSON Lines</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Comme le s&amp;ystème</translation>
    </message>
    <message>
        <source>Bring back the gesture undone last</source>
        <translation>Rétablir le dernier geste annulé</translation>
    </message>
    <message>
        <source>Choose the word, then the sentence, then the paragraph</source>
        <translation>Choisir le mot, puis la phrase, puis le paragraphe</translation>
    </message>
    <message>
        <source>Choose which spaCy pipeline finds names and sentences</source>
        <translation>Choisir le modèle spaCy qui trouve les noms et les phrases</translation>
    </message>
    <message>
        <source>Close the project; everything is on disk already</source>
        <translation>Fermer le projet&#xa0;; tout est déjà enregistré</translation>
    </message>
    <message>
        <source>Close the window; the next start goes on from here</source>
        <translation>Fermer la fenêtre&#xa0;; vous reprendrez ici la prochaine fois</translation>
    </message>
    <message>
        <source>Co&amp;mpare with gold…</source>
        <translation>Comparer à &amp;la référence…</translation>
    </message>
    <message>
        <source>Copy the chosen words, or those of the focused span</source>
        <translation>Copier les mots choisis, ou ceux du passage actif</translation>
    </message>
    <message>
        <source>Dark letters on light paper</source>
        <translation>Texte sombre sur papier clair</translation>
    </message>
    <message>
        <source>First the unfinished articles whose suggestions are the least certain: there your decisions tell the most</source>
        <translation>D’abord les articles non terminés aux suggestions les moins sûres&#xa0;: vos décisions y apprennent le plus</translation>
    </message>
    <message>
        <source>First the unfinished articles with the most suggestions to decide on</source>
        <translation>D’abord les articles non terminés qui ont le plus de suggestions à décider</translation>
    </message>
    <message>
        <source>Fla&amp;g…</source>
        <translation>Si&amp;gnaler…</translation>
    </message>
    <message>
        <source>Flag the article with a comment, or take the flag away</source>
        <translation>Signaler l’article avec un commentaire, ou retirer le signalement</translation>
    </message>
    <message>
        <source>Give up the link, the selection or the focus, or go back to the article</source>
        <translation>Abandonner le lien, la sélection ou le passage actif, ou revenir à l’article</translation>
    </message>
    <message>
        <source>Go back to the span before, whether decided or not</source>
        <translation>Revenir au passage précédent, décidé ou non</translation>
    </message>
    <message>
        <source>Go back to the suggestion before</source>
        <translation>Revenir à la suggestion précédente</translation>
    </message>
    <message>
        <source>Go through the spans that lie over one another here</source>
        <translation>Parcourir les passages superposés à cet endroit</translation>
    </message>
    <message>
        <source>Go to the next span, whether decided or not</source>
        <translation>Aller au passage suivant, décidé ou non</translation>
    </message>
    <message>
        <source>Go to the next suggestion</source>
        <translation>Aller à la suggestion suivante</translation>
    </message>
    <message>
        <source>Have suggestions made for every article that has none yet</source>
        <translation>Préparer des suggestions pour chaque article qui n’en a pas encore</translation>
    </message>
    <message>
        <source>Keep the lines of the article shorter</source>
        <translation>Raccourcir les lignes de l’article</translation>
    </message>
    <message>
        <source>L&amp;eave</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Left edge one character to the left</source>
        <translation>Bord gauche d’un caractère vers la gauche</translation>
    </message>
    <message>
        <source>Left edge one character to the right</source>
        <translation>Bord gauche d’un caractère vers la droite</translation>
    </message>
    <message>
        <source>Left edge one word to the left</source>
        <translation>Bord gauche d’un mot vers la gauche</translation>
    </message>
    <message>
        <source>Left edge one word to the right</source>
        <translation>Bord gauche d’un mot vers la droite</translation>
    </message>
    <message>
        <source>Lengthen the focused span by a character at its beginning</source>
        <translation>Allonger le passage actif d’un caractère au début</translation>
    </message>
    <message>
        <source>Lengthen the focused span by a character at its end</source>
        <translation>Allonger le passage actif d’un caractère à la fin</translation>
    </message>
    <message>
        <source>Lengthen the focused span by a word at its beginning</source>
        <translation>Allonger le passage actif d’un mot au début</translation>
    </message>
    <message>
        <source>Lengthen the focused span by a word at its end</source>
        <translation>Allonger le passage actif d’un mot à la fin</translation>
    </message>
    <message>
        <source>Let the lines of the article grow longer</source>
        <translation>Allonger les lignes de l’article</translation>
    </message>
    <message>
        <source>Light letters on dark paper</source>
        <translation>Texte clair sur papier sombre</translation>
    </message>
    <message>
        <source>Light or dark as the system has it</source>
        <translation>Clair ou sombre, comme le système</translation>
    </message>
    <message>
        <source>Link the focused claim to the span you choose next</source>
        <translation>Relier la déclaration active au passage que vous choisirez ensuite</translation>
    </message>
    <message>
        <source>List the articles as they came into the project</source>
        <translation>Lister les articles comme ils sont entrés dans le projet</translation>
    </message>
    <message>
        <source>List the articles by the date they were published</source>
        <translation>Lister les articles par date de parution</translation>
    </message>
    <message>
        <source>Make a project from text files, folders or JSON Lines</source>
        <translation>Créer un projet à partir de fichiers texte, de dossiers ou de JSON Lines</translation>
    </message>
    <message>
        <source>Make the suggestions of this article anew; your decisions stay</source>
        <translation>Refaire les suggestions de cet article&#xa0;; vos décisions restent</translation>
    </message>
    <message>
        <source>Next &amp;overlapping span</source>
        <translation>Passage superp&amp;osé suivant</translation>
    </message>
    <message>
        <source>Next span</source>
        <translation>Passage suivant</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouvrir un projet &amp;récent</translation>
    </message>
    <message>
        <source>Open a project file</source>
        <translation>Ouvrir un fichier de projet</translation>
    </message>
    <message>
        <source>Open a project of invented French articles to play with</source>
        <translation>Ouvrir un projet d’articles inventés pour s’exercer</translation>
    </message>
    <message>
        <source>Open one of the projects opened last</source>
        <translation>Ouvrir un des derniers projets ouverts</translation>
    </message>
    <message>
        <source>Open the article before this one in the order of the list</source>
        <translation>Ouvrir l’article précédent dans l’ordre de la liste</translation>
    </message>
    <message>
        <source>Open the next article in the order of the list</source>
        <translation>Ouvrir l’article suivant dans l’ordre de la liste</translation>
    </message>
    <message>
        <source>P&amp;ipeline…</source>
        <translation>&amp;Modèle…</translation>
    </message>
    <message>
        <source>Pre-&amp;highlight this article again</source>
        <translation>Présurligner de nouveau cet arti&amp;cle</translation>
    </message>
    <message>
        <source>Previous span</source>
        <translation>Passage précédent</translation>
    </message>
    <message>
        <source>Reject the focused suggestion and go to the next</source>
        <translation>Rejeter la suggestion active et aller à la suivante</translation>
    </message>
    <message>
        <source>Right edge one character to the left</source>
        <translation>Bord droit d’un caractère vers la gauche</translation>
    </message>
    <message>
        <source>Right edge one character to the right</source>
        <translation>Bord droit d’un caractère vers la droite</translation>
    </message>
    <message>
        <source>Right edge one word to the left</source>
        <translation>Bord droit d’un mot vers la gauche</translation>
    </message>
    <message>
        <source>Right edge one word to the right</source>
        <translation>Bord droit d’un mot vers la droite</translation>
    </message>
    <message>
        <source>S&amp;ans serif</source>
        <translation>S&amp;ans empattements</translation>
    </message>
    <message>
        <source>S&amp;erif</source>
        <translation>Avec &amp;empattements</translation>
    </message>
    <message>
        <source>Say what the paragraph is: headline, caption, body text…</source>
        <translation>Dire ce qu’est le paragraphe&#xa0;: titre, légende, corps du texte…</translation>
    </message>
    <message>
        <source>Score the project against a gold file and list every error</source>
        <translation>Évaluer le projet par rapport à un fichier de référence et lister chaque erreur</translation>
    </message>
    <message>
        <source>Search the list of articles</source>
        <translation>Chercher dans la liste des articles</translation>
    </message>
    <message>
        <source>Set the article aside and open the next one</source>
        <translation>Mettre l’article de côté et ouvrir le suivant</translation>
    </message>
    <message>
        <source>Set the article done and open the next one</source>
        <translation>Marquer l’article comme terminé et ouvrir le suivant</translation>
    </message>
    <message>
        <source>Shorten the focused span by a character at its beginning</source>
        <translation>Raccourcir le passage actif d’un caractère au début</translation>
    </message>
    <message>
        <source>Shorten the focused span by a character at its end</source>
        <translation>Raccourcir le passage actif d’un caractère à la fin</translation>
    </message>
    <message>
        <source>Shorten the focused span by a word at its beginning</source>
        <translation>Raccourcir le passage actif d’un mot au début</translation>
    </message>
    <message>
        <source>Shorten the focused span by a word at its end</source>
        <translation>Raccourcir le passage actif d’un mot à la fin</translation>
    </message>
    <message>
        <source>Show or hide the details of the focused span</source>
        <translation>Afficher ou masquer le détail du passage actif</translation>
    </message>
    <message>
        <source>Show or hide the list of articles</source>
        <translation>Afficher ou masquer la liste des articles</translation>
    </message>
    <message>
        <source>Show the article in a typeface with serifs</source>
        <translation>Afficher l’article dans une police à empattements</translation>
    </message>
    <message>
        <source>Show the article in a typeface without serifs</source>
        <translation>Afficher l’article dans une police sans empattements</translation>
    </message>
    <message>
        <source>Show the article in larger letters</source>
        <translation>Afficher l’article en plus grands caractères</translation>
    </message>
    <message>
        <source>Show the article in letters of the usual size</source>
        <translation>Afficher l’article en caractères de taille habituelle</translation>
    </message>
    <message>
        <source>Show the article in smaller letters</source>
        <translation>Afficher l’article en plus petits caractères</translation>
    </message>
    <message>
        <source>Show the keys that act now</source>
        <translation>Afficher les touches utilisables maintenant</translation>
    </message>
    <message>
        <source>Show the version and the licence</source>
        <translation>Afficher la version et la licence</translation>
    </message>
    <message>
        <source>Show the window in English</source>
        <translation>Afficher la fenêtre en anglais</translation>
    </message>
    <message>
        <source>Show the window in French</source>
        <translation>Afficher la fenêtre en français</translation>
    </message>
    <message>
        <source>Stop making suggestions; those that are there stay</source>
        <translation>Ne plus préparer de suggestions&#xa0;; celles qui sont là restent</translation>
    </message>
    <message>
        <source>Take the focused span out</source>
        <translation>Retirer le passage actif</translation>
    </message>
    <message>
        <source>Take the last gesture back, also after a restart</source>
        <translation>Annuler le dernier geste, même après un redémarrage</translation>
    </message>
    <message>
        <source>The system’s language, if there are words in it</source>
        <translation>La langue du système, si elle est disponible</translation>
    </message>
    <message>
        <source>Try the &amp;demo corpus</source>
        <translation>Essayer le corpus de &amp;démonstration</translation>
    </message>
    <message>
        <source>Write the annotations to a JSON Lines file for training</source>
        <translation>Écrire les annotations dans un fichier JSON Lines pour l’entraînement</translation>
    </message>
    <message>
        <source>{tip} ({keys})</source>
        <translation>{tip} ({keys})</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>Something went wrong</source>
        <translation>Un problème est survenu</translation>
    </message>
    <message>
        <source>The program made a mistake. Your work is saved: every gesture is on disk before the next one. You can go on; if something looks odd, close the window and open it again. The report below holds nothing of your articles: please send it along if you report the mistake. It is also in the log, in {folder}.</source>
        <translation>Le programme a commis une erreur. Votre travail est enregistré&#xa0;: chaque geste est sur le disque avant le suivant. Vous pouvez continuer&#xa0;; si quelque chose vous paraît anormal, fermez la fenêtre et rouvrez-la. Le rapport ci-dessous ne contient rien de vos articles&#xa0;: joignez-le si vous signalez l’erreur. Il est aussi dans le journal, dans {folder}.</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Annotator</source>
        <translation>Annotator</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Redo: {gesture}</source>
        <translation>&amp;Rétablir&#xa0;: {gesture}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Undo: {gesture}</source>
        <translation>&amp;Annuler&#xa0;: {gesture}</translation>
    </message>
    <message numerus="yes">
        <source>accept %n span(s)</source>
        <translation>
            <numerusform>accepter %n passage</numerusform>
            <numerusform>accepter %n passages</numerusform>
        </translation>
    </message>
    <message>
        <source>accept “{text}”</source>
        <translation>accepter «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>change %n span(s)</source>
        <translation>
            <numerusform>modifier %n passage</numerusform>
            <numerusform>modifier %n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n span(s)</source>
        <translation>
            <numerusform>supprimer %n passage</numerusform>
            <numerusform>supprimer %n passages</numerusform>
        </translation>
    </message>
    <message>
        <source>delete “{text}”</source>
        <translation>supprimer «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>finish “{text}”</source>
        <translation>terminer «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>flag of “{text}”</source>
        <translation>signalement de «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>label “{text}” as {label}</source>
        <translation>étiqueter «&#xa0;{text}&#xa0;» en {label}</translation>
    </message>
    <message>
        <source>link “{text}”</source>
        <translation>relier «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>move the edges of “{text}”</source>
        <translation>déplacer les bords de «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>reject %n span(s)</source>
        <translation>
            <numerusform>rejeter %n passage</numerusform>
            <numerusform>rejeter %n passages</numerusform>
        </translation>
    </message>
    <message>
        <source>reject “{text}”</source>
        <translation>rejeter «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>relabel “{text}” as {label}</source>
        <translation>changer l’étiquette de «&#xa0;{text}&#xa0;» en {label}</translation>
    </message>
    <message>
        <source>reopen “{text}”</source>
        <translation>rouvrir «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>set “{text}” to {value}</source>
        <translation>donner à «&#xa0;{text}&#xa0;» la valeur {value}</translation>
    </message>
    <message>
        <source>skip “{text}”</source>
        <translation>passer «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>the last gesture</source>
        <translation>le dernier geste</translation>
    </message>
    <message>
        <source>unlink “{text}”</source>
        <translation>délier «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>zone of “{text}”</source>
        <translation>zone de «&#xa0;{text}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} ou {other}</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;Annotate</source>
        <translation>&amp;Annoter</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>C&amp;ouleurs</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Édition</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>É&amp;tiquettes</translation>
    </message>
    <message>
        <source>&amp;Move an edge</source>
        <translation>Déplacer un &amp;bord</translation>
    </message>
    <message>
        <source>&amp;Order of the articles</source>
        <translation>Or&amp;dre des articles</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projet</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Texte</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Afficha&amp;ge</translation>
    </message>
    <message>
        <source>A&amp;rticle</source>
        <translation>A&amp;rticle</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Lan&amp;gue</translation>
    </message>
</context>
</TS>
