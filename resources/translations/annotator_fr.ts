<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>&amp;Licences</translation>
    </message>
    <message>
        <source>&amp;Open the log folder</source>
        <translation>&amp;Ouvrir le dossier des journaux</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>&amp;Versions</translation>
    </message>
    <message>
        <source>About Annotator</source>
        <translation>À propos d’Annotator</translation>
    </message>
    <message>
        <source>Annotator {version}</source>
        <translation>Annotator {version}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Copy the versions and folders, for a report</source>
        <translation>Copier les versions et les dossiers, pour un signalement</translation>
    </message>
    <message>
        <source>Highlights names and claims in news articles and keeps every correction. Free software under the MIT licence. It makes no network connection: nothing you do in it leaves this computer, and it does not look for new versions by itself. They come from where you got this one, and open the projects you have.</source>
        <translation>Surligne les noms et les déclarations dans les articles de presse et garde chaque correction. Logiciel libre sous licence MIT. Il n’ouvre aucune connexion réseau&#xa0;: rien de ce que vous y faites ne quitte cet ordinateur, et il ne cherche pas de nouvelle version de lui-même. Les nouvelles versions se trouvent là où vous avez obtenu la vôtre&#xa0;; elles ouvrent les projets que vous avez.</translation>
    </message>
    <message>
        <source>Parts by others</source>
        <translation>Composants d’autres auteurs</translation>
    </message>
    <message>
        <source>Search name or licence</source>
        <translation>Chercher un nom ou une licence</translation>
    </message>
    <message>
        <source>Show the logs in the system&apos;s file manager</source>
        <translation>Montrer les journaux dans le gestionnaire de fichiers du système</translation>
    </message>
    <message>
        <source>Versions and folders</source>
        <translation>Versions et dossiers</translation>
    </message>
    <message>
        <source>Words of the licence</source>
        <translation>Texte de la licence</translation>
    </message>
</context>
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
    <name>AgreementFeature</name>
    <message>
        <source>This article is no longer in the project</source>
        <translation>Cet article n’est plus dans le projet</translation>
    </message>
</context>
<context>
    <name>AgreementWindow</name>
    <message>
        <source>&amp;Save CSV…</source>
        <translation>&amp;Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord entre annotateurs</translation>
    </message>
    <message>
        <source>Agreement is being measured…</source>
        <translation>L’accord est en cours de mesure…</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attributs</translation>
    </message>
    <message>
        <source>C&amp;opy table</source>
        <translation>Copier le &amp;tableau</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Matrice de confusion</translation>
    </message>
    <message>
        <source>Copy this table, to paste it into a spreadsheet</source>
        <translation>Copier ce tableau, pour le coller dans un tableur</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>No article was finished by two of these annotators yet.

Agreement is measured on articles that several people have finished: give some articles to two people or more, and merge what comes back.</source>
        <translation>Aucun article n’a encore été terminé par deux de ces annotateurs.

L’accord se mesure sur des articles que plusieurs personnes ont terminés&#xa0;: donnez des articles à deux personnes ou plus, et fusionnez ce qui revient.</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paires</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Relations</translation>
    </message>
    <message>
        <source>Save this table as a file</source>
        <translation>Enregistrer ce tableau dans un fichier</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Arrêter la mesure</translation>
    </message>
    <message>
        <source>What is this? {text}</source>
        <translation>Qu’est-ce&#xa0;? {text}</translation>
    </message>
    <message>
        <source>Who takes what for what, in the articles that two have.</source>
        <translation>Qui prend quoi pour quoi, dans les articles que deux personnes ont faits.</translation>
    </message>
</context>
<context>
    <name>ArticleHeader</name>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
    <message>
        <source>Comment on the flag</source>
        <translation>Commentaire du signalement</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Signalé</translation>
    </message>
    <message>
        <source>The project has other versions of this story: compare them</source>
        <translation>Le projet a d’autres versions de cet article&#xa0;: comparez-les</translation>
    </message>
    <message>
        <source>Why? Enter flags the article, Esc gives up</source>
        <translation>Pourquoi&#xa0;? Entrée signale l’article, Échap abandonne</translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message>
        <source>All articles</source>
        <translation>Tous les articles</translation>
    </message>
    <message>
        <source>Articles to compare</source>
        <translation>Articles à comparer</translation>
    </message>
    <message>
        <source>As in the library</source>
        <translation>Comme dans la bibliothèque</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Par titre</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Modifiés depuis</translation>
    </message>
    <message>
        <source>In which order articles are listed</source>
        <translation>Dans quel ordre les articles sont listés</translation>
    </message>
    <message>
        <source>Left for later</source>
        <translation>Remis à plus tard</translation>
    </message>
    <message>
        <source>Most open first</source>
        <translation>Les plus ouverts d’abord</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Progress over all articles</source>
        <translation>Avancement sur tous les articles</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search the articles to compare</source>
        <translation>Rechercher parmi les articles à comparer</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Tranchés</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>À trancher</translation>
    </message>
    <message>
        <source>Which articles</source>
        <translation>Quels articles</translation>
    </message>
    <message>
        <source>Which articles are listed</source>
        <translation>Quels articles sont listés</translation>
    </message>
    <message>
        <source>Words, or a search as in the library; Enter searches (Ctrl+F)</source>
        <translation>Des mots, ou une recherche comme dans la bibliothèque&#xa0;; Entrée lance la recherche (Ctrl+F)</translation>
    </message>
    <message>
        <source>{settled} of {cases} settled · {done} of {articles} articles done</source>
        <translation>{settled} cas tranchés sur {cases} · {done} articles terminés sur {articles}</translation>
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
    <name>AskStrip</name>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Take nothing out (Esc)</source>
        <translation>Ne rien retirer (Échap)</translation>
    </message>
    <message>
        <source>Take them out in one gesture; one undo brings them back</source>
        <translation>Les retirer d’un seul geste&#xa0;; une annulation les rétablit</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message numerus="yes">
        <source>%n article(s) are given out.</source>
        <translation>
            <numerusform>%n article est attribué.</numerusform>
            <numerusform>%n articles sont attribués.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) somebody has already.</source>
        <translation>
            <numerusform>%n article est déjà attribué à quelqu’un.</numerusform>
            <numerusform>%n articles sont déjà attribués à quelqu’un.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) stay with nobody.</source>
        <translation>
            <numerusform>%n article ne va à personne.</numerusform>
            <numerusform>%n articles ne vont à personne.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s) of articles, alike for all.</source>
        <translation>
            <numerusform>%n sorte d’articles, en même proportion pour tous.</numerusform>
            <numerusform>%n sortes d’articles, en mêmes proportions pour tous.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them go(es) to several people.</source>
        <translation>
            <numerusform>%n d’entre eux va à plusieurs personnes.</numerusform>
            <numerusform>%n d’entre eux vont à plusieurs personnes.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>A&amp;perçu</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Attribuer</translation>
    </message>
    <message>
        <source>Assign and &amp;write work packages…</source>
        <translation>Attribuer et &amp;écrire les lots de travail…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Many articles: the preview waits until you ask for it.</source>
        <translation>Beaucoup d’articles&#xa0;: l’aperçu attend que vous le demandiez.</translation>
    </message>
    <message>
        <source>New assignment</source>
        <translation>Nouvelle attribution</translation>
    </message>
    <message>
        <source>New in the project: {names}.</source>
        <translation>Nouveau dans le projet&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>One project file for each person, with all that they were given so far</source>
        <translation>Un fichier de projet par personne, avec tout ce qui lui a été attribué jusqu’ici</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>En commun</translation>
    </message>
    <message>
        <source>Who would get what</source>
        <translation>Qui recevrait quoi</translation>
    </message>
    <message>
        <source>Work out who would get what; many articles take a while</source>
        <translation>Calculer qui recevrait quoi&#x202f;; cela prend un moment pour beaucoup d’articles</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>avec {name}</translation>
    </message>
</context>
<context>
    <name>AssignForm</name>
    <message>
        <source> %</source>
        <comment>share</comment>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>&amp;Articles:</source>
        <translation>&amp;Articles&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;How many:</source>
        <translation>&amp;Combien&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Shared:</source>
        <translation>&amp;En commun&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;They see:</source>
        <translation>Montre&amp;r&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Who:</source>
        <translation>&amp;Qui&#xa0;:</translation>
    </message>
    <message>
        <source>A&amp;like in:</source>
        <translation>E&amp;n équilibre&#xa0;:</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>All that nobody has yet</source>
        <translation>Tous ceux que personne n’a encore</translation>
    </message>
    <message>
        <source>Articles for each person</source>
        <translation>Articles pour chaque personne</translation>
    </message>
    <message>
        <source>Articles given out before get further people before new ones are shared</source>
        <translation>Des articles déjà attribués reçoivent d’autres personnes avant que de nouveaux soient mis en commun</translation>
    </message>
    <message>
        <source>Articles that several people do, to measure how far they agree</source>
        <translation>Articles faits par plusieurs personnes, pour mesurer leur accord</translation>
    </message>
    <message>
        <source>As the library lists them ({count})</source>
        <translation>Ceux de la liste actuelle ({count})</translation>
    </message>
    <message>
        <source>Assignment of {date}</source>
        <translation>Attribution du {date}</translation>
    </message>
    <message>
        <source>Everybody gets the same mixture of what is ticked</source>
        <translation>Chacun reçoit le même mélange de ce qui est coché</translation>
    </message>
    <message>
        <source>How many people do each shared article</source>
        <translation>Nombre de personnes par article en commun</translation>
    </message>
    <message>
        <source>In which &amp;order:</source>
        <translation>Dans quel &amp;ordre&#xa0;:</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Nothing in particular</source>
        <translation>Rien en particulier</translation>
    </message>
    <message>
        <source>Others’ work</source>
        <translation>Travail des autres</translation>
    </message>
    <message>
        <source>See&amp;d:</source>
        <translation>&amp;Graine&#xa0;:</translation>
    </message>
    <message>
        <source>Share articles that somebody has first</source>
        <translation>Commencer par des articles déjà attribués</translation>
    </message>
    <message>
        <source>So many each:</source>
        <translation>Pour chacun&#xa0;:</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>The same number deals the same articles out alike</source>
        <translation>Le même nombre répartit les mêmes articles de la même façon</translation>
    </message>
    <message>
        <source>The selected ones ({count})</source>
        <translation>Ceux de la sélection ({count})</translation>
    </message>
    <message>
        <source>Versions of a story to the same person</source>
        <translation>Versions d’un sujet à la même personne</translation>
    </message>
    <message>
        <source>What others have labelled in the same articles</source>
        <translation>Ce que d’autres ont étiqueté dans les mêmes articles</translation>
    </message>
    <message>
        <source>Without them, articles are read unprejudiced; undecided ones are taken away</source>
        <translation>Sans elles, la lecture est sans idée préconçue&#x202f;; celles qui ne sont pas tranchées sont retirées</translation>
    </message>
    <message>
        <source>by</source>
        <translation>par</translation>
    </message>
    <message>
        <source>people each</source>
        <translation>personnes</translation>
    </message>
</context>
<context>
    <name>Assigning</name>
    <message numerus="yes">
        <source>%n article(s) were given out.</source>
        <translation>
            <numerusform>%n article a été attribué.</numerusform>
            <numerusform>%n articles ont été attribués.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work package(s) written to {folder}.</source>
        <translation>
            <numerusform>%n lot de travail écrit dans {folder}.</numerusform>
            <numerusform>%n lots de travail écrits dans {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>If somebody has worked in them, merge them into the project first: what was done in a file that is replaced is lost.</source>
        <translation>Si quelqu’un y a travaillé, fusionnez-les d’abord dans le projet&#xa0;: ce qui a été fait dans un fichier remplacé est perdu.</translation>
    </message>
    <message>
        <source>In this folder there is already: {names}.</source>
        <translation>Ce dossier contient déjà&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Les garder</translation>
    </message>
    <message>
        <source>No article is selected.</source>
        <translation>Aucun article n’est sélectionné.</translation>
    </message>
    <message>
        <source>No work package was written.</source>
        <translation>Aucun lot de travail n’a été écrit.</translation>
    </message>
    <message>
        <source>Packages that are there already</source>
        <translation>Lots déjà présents</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Select articles in the list: Ctrl or Shift and a click take several.</source>
        <translation>Sélectionnez des articles dans la liste&#xa0;: Ctrl ou Maj et un clic en prennent plusieurs.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Montrer dans le dossier</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n work package(s) are complete in {folder}.</source>
        <translation>
            <numerusform>Arrêté&#xa0;: %n lot de travail est complet dans {folder}.</numerusform>
            <numerusform>Arrêté&#xa0;: %n lots de travail sont complets dans {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing work packages…</source>
        <translation>Écriture des lots de travail…</translation>
    </message>
    <message>
        <source>{key} takes it back.</source>
        <translation>{key} annule l’attribution.</translation>
    </message>
</context>
<context>
    <name>AttributePage</name>
    <message>
        <source>Any words instead of values</source>
        <translation>Des mots libres au lieu de valeurs</translation>
    </message>
    <message>
        <source>Labels whose spans carry it</source>
        <translation>Étiquettes dont les passages le portent</translation>
    </message>
    <message>
        <source>What it takes</source>
        <translation>Ce qu’il accepte</translation>
    </message>
</context>
<context>
    <name>BackupTools</name>
    <message>
        <source>Back to the project</source>
        <translation>Revenir au projet</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Sauvegardes…</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>Sauvegarde en cours…</translation>
    </message>
    <message>
        <source>Opening the backup…</source>
        <translation>Ouverture de la sauvegarde…</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Réparer…</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Restauration en cours…</translation>
    </message>
    <message>
        <source>The damaged file is kept as {name}.</source>
        <translation>Le fichier endommagé est conservé sous le nom {name}.</translation>
    </message>
    <message>
        <source>The other file stays as it is.</source>
        <translation>L’autre fichier reste tel quel.</translation>
    </message>
    <message>
        <source>The project is as it was: {when}.</source>
        <translation>Le projet est de nouveau tel qu’il était&#xa0;: {when}.</translation>
    </message>
    <message>
        <source>This is a copy of the backup of {when}.</source>
        <translation>Ceci est une copie de la sauvegarde&#xa0;: {when}.</translation>
    </message>
    <message>
        <source>This is the backup of {when}, as a project of its own: {name}</source>
        <translation>Voici la sauvegarde ({when}), en projet à part&#xa0;: {name}</translation>
    </message>
    <message>
        <source>What was in it until now is the newest of its backups.</source>
        <translation>Ce qu’il contenait jusqu’ici est la plus récente de ses sauvegardes.</translation>
    </message>
    <message>
        <source>What you do here changes no project.</source>
        <translation>Ce que vous faites ici ne modifie aucun projet.</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>restauré</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source> minutes</source>
        <translation> minutes</translation>
    </message>
    <message>
        <source>A &amp;backup by itself, every</source>
        <translation>Une sauve&amp;garde automatique toutes les</translation>
    </message>
    <message>
        <source>As a copy beside it</source>
        <translation>En copie, à côté</translation>
    </message>
    <message>
        <source>As a copy beside it: you can look at both.

In its place: what is in the project now becomes a backup first, so that you can come back to it. A damaged file is kept under another name.</source>
        <translation>En copie, à côté&#xa0;: vous pouvez comparer les deux.

À sa place&#xa0;: ce que contient le projet devient d’abord une sauvegarde, pour que vous puissiez y revenir. Un fichier endommagé est conservé sous un autre nom.</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>C&amp;hanger…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete a backup</source>
        <translation>Supprimer une sauvegarde</translation>
    </message>
    <message>
        <source>Delete the backup of {project}: {when}?</source>
        <translation>Supprimer la sauvegarde de {project}&#xa0;: {when}&#xa0;?</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Dossier&#xa0;:</translation>
    </message>
    <message>
        <source>In its place</source>
        <translation>À sa place</translation>
    </message>
    <message>
        <source>Keep backups among your own data again</source>
        <translation>Garder de nouveau les sauvegardes parmi vos données personnelles</translation>
    </message>
    <message>
        <source>Keep backups in another folder, such as one on another disk; those that are there stay where they are</source>
        <translation>Garder les sauvegardes dans un autre dossier, par exemple sur un autre disque&#xa0;; celles qui existent restent où elles sont</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <source>Minutes between two backups</source>
        <translation>Minutes entre deux sauvegardes</translation>
    </message>
    <message>
        <source>Op&amp;en</source>
        <translation>Ouvri&amp;r</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>Restore the backup of {project}: {when}?</source>
        <translation>Restaurer la sauvegarde de {project}&#xa0;: {when}&#xa0;?</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Montrer le dossier</translation>
    </message>
    <message>
        <source>The project itself stays. A deleted backup cannot be brought back.</source>
        <translation>Le projet lui-même reste. Une sauvegarde supprimée ne peut pas être récupérée.</translation>
    </message>
    <message>
        <source>Us&amp;ual one</source>
        <translation>Ha&amp;bituel</translation>
    </message>
    <message>
        <source>While you work, if something changed; never in your way</source>
        <translation>Pendant que vous travaillez, si quelque chose a changé&#xa0;; sans jamais vous gêner</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>demandée</translation>
    </message>
    <message>
        <source>before a backup was restored</source>
        <translation>avant la restauration d’une sauvegarde</translation>
    </message>
    <message>
        <source>before a merge</source>
        <translation>avant une fusion</translation>
    </message>
    <message>
        <source>before a new version</source>
        <translation>avant une nouvelle version</translation>
    </message>
    <message>
        <source>before an import</source>
        <translation>avant un import</translation>
    </message>
    <message>
        <source>before articles were deleted</source>
        <translation>avant la suppression d’articles</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>on closing</source>
        <translation>à la fermeture</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>aujourd’hui, {time}</translation>
    </message>
    <message>
        <source>yesterday, {time}</source>
        <translation>hier, {time}</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date}, {time}</translation>
    </message>
</context>
<context>
    <name>BackupsModel</name>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Gestures</source>
        <translation>Gestes</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>being checked…</source>
        <translation>vérification…</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagée</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>intacte</translation>
    </message>
</context>
<context>
    <name>BackupsWindow</name>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>Su&amp;pprimer…</translation>
    </message>
    <message>
        <source>&amp;Look at it</source>
        <translation>&amp;Consulter</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Restaurer…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>R&amp;églages…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Backups of all projects</source>
        <translation>Sauvegardes de tous les projets</translation>
    </message>
    <message>
        <source>Backups of {project}</source>
        <translation>Sauvegardes de {project}</translation>
    </message>
    <message>
        <source>Bring this backup back, beside the project or in its place</source>
        <translation>Faire revenir cette sauvegarde, à côté du projet ou à sa place</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Fermer cette fenêtre</translation>
    </message>
    <message>
        <source>Delete this backup for good</source>
        <translation>Supprimer définitivement cette sauvegarde</translation>
    </message>
    <message>
        <source>How often backups are made, and where they lie</source>
        <translation>La fréquence des sauvegardes, et leur emplacement</translation>
    </message>
    <message>
        <source>Make a backup of the open project at once</source>
        <translation>Sauvegarder tout de suite le projet ouvert</translation>
    </message>
    <message>
        <source>No backups are made by themselves: they are switched off in the preferences. Before merges, imports and deletions of many articles they are made all the same.</source>
        <translation>Aucune sauvegarde automatique&#xa0;: elles sont désactivées dans les préférences. Avant une fusion, un import ou la suppression de nombreux articles, il s’en fait malgré tout.</translation>
    </message>
    <message>
        <source>Open a copy of this backup; what you do there changes no project</source>
        <translation>Ouvrir une copie de cette sauvegarde&#xa0;; ce que vous y faites ne modifie aucun projet</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>Ouvrir le &amp;dossier</translation>
    </message>
    <message>
        <source>Show the backups in the file manager</source>
        <translation>Montrer les sauvegardes dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>There is no backup yet. The first one is made while you work.</source>
        <translation>Il n’y a pas encore de sauvegarde. La première se fait pendant que vous travaillez.</translation>
    </message>
    <message numerus="yes">
        <source>While you work, a backup is made every %n minute(s) if something changed, and before every merge, import and deletion of many articles.</source>
        <translation>
            <numerusform>Pendant que vous travaillez, une sauvegarde se fait toutes les %n minute si quelque chose a changé, et avant chaque fusion, import ou suppression de nombreux articles.</numerusform>
            <numerusform>Pendant que vous travaillez, une sauvegarde se fait toutes les %n minutes si quelque chose a changé, et avant chaque fusion, import ou suppression de nombreux articles.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>Accept {count} × {label}</source>
        <translation>Accepter {count} × {label}</translation>
    </message>
    <message>
        <source>Clear {layer} ({count})…</source>
        <translation>Vider {layer} ({count})…</translation>
    </message>
    <message>
        <source>Delete {count}</source>
        <translation>Supprimer {count}</translation>
    </message>
    <message>
        <source>Delete {count} × {label}…</source>
        <translation>Supprimer {count} × {label}…</translation>
    </message>
    <message>
        <source>Reject {count} × {label}</source>
        <translation>Rejeter {count} × {label}</translation>
    </message>
    <message numerus="yes">
        <source>The layer {layer}: %n span(s) of this article</source>
        <translation>
            <numerusform>La couche {layer}&#xa0;: %n passage de cet article</numerusform>
            <numerusform>La couche {layer}&#xa0;: %n passages de cet article</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{label}: %n span(s) of this article</source>
        <translation>
            <numerusform>{label}&#xa0;: %n passage de cet article</numerusform>
            <numerusform>{label}&#xa0;: %n passages de cet article</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Let this version be gold ({key})</source>
        <translation>Retenir cette version comme référence ({key})</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Rien ici</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>Enregistrer le graphique comme image</translation>
    </message>
    <message>
        <source>Save the table as CSV, for spreadsheets</source>
        <translation>Enregistrer le tableau en CSV, pour un tableur</translation>
    </message>
    <message>
        <source>Show the numbers behind the chart; columns can be sorted</source>
        <translation>Montrer les chiffres derrière le graphique&#xa0;; les colonnes se trient</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Retenir</translation>
    </message>
    <message>
        <source>Take what {names} said</source>
        <translation>Retenir ce qu’a dit {names}</translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation>rien ici</translation>
    </message>
    <message>
        <source>✓ Gold</source>
        <translation>✓ Référence</translation>
    </message>
</context>
<context>
    <name>Caret</name>
    <message>
        <source>Left and Right choose the place, Enter splits, Esc gives up</source>
        <translation>Gauche et Droite choisissent l’endroit, Entrée scinde, Échap renonce</translation>
    </message>
    <message>
        <source>No span of the same label follows near by</source>
        <translation>Aucun passage de la même étiquette ne suit de près</translation>
    </message>
    <message>
        <source>No span of the same label lies near by before it</source>
        <translation>Aucun passage de la même étiquette ne précède de près</translation>
    </message>
    <message>
        <source>There is no place in this span to split it</source>
        <translation>Ce passage n’a pas d’endroit où le scinder</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message numerus="yes">
        <source>%n agreed</source>
        <translation>
            <numerusform>%n d’accord</numerusform>
            <numerusform>%n d’accord</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed since: look at it again.</source>
        <translation>Modifié depuis&#xa0;: à revoir.</translation>
    </message>
    <message>
        <source>Gold so far</source>
        <translation>Référence jusqu’ici</translation>
    </message>
    <message numerus="yes">
        <source>Gold so far: %n decided</source>
        <translation>
            <numerusform>Référence jusqu’ici&#xa0;: %n cas tranché</numerusform>
            <numerusform>Référence jusqu’ici&#xa0;: %n cas tranchés</numerusform>
        </translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>In its context</source>
        <translation>En contexte</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>no longer in the project</source>
        <translation>n’est plus dans le projet</translation>
    </message>
    <message>
        <source>⇄ relabelled</source>
        <translation>⇄ autre étiquette</translation>
    </message>
    <message>
        <source>− gone</source>
        <translation>− retirée</translation>
    </message>
    <message>
        <source>＋ added</source>
        <translation>＋ ajoutée</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Et %n autre.</numerusform>
            <numerusform>Et %n autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish again to leave it as it is.</source>
        <translation>Terminez de nouveau pour laisser tel quel.</translation>
    </message>
    <message>
        <source>Finish anyway</source>
        <translation>Terminer quand même</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>The answer to this article is known. Missing in your work: {missing}; too many: {extra}.</source>
        <translation>La réponse de cet article est connue. Il manque dans votre travail&#xa0;: {missing}&#x202f;; en trop&#xa0;: {extra}.</translation>
    </message>
    <message>
        <source>This article took {seconds} s; reading it usually takes {least} s or more.</source>
        <translation>Cet article a pris {seconds}&#xa0;s&#x202f;; le lire en prend d’ordinaire au moins {least}.</translation>
    </message>
    <message>
        <source>“{text}”: {what}</source>
        <translation>«&#xa0;{text}&#xa0;»&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>Marked</source>
        <translation>Marqué</translation>
    </message>
    <message>
        <source>{choice}, key {key}</source>
        <translation>{choice}, touche {key}</translation>
    </message>
</context>
<context>
    <name>ChoiceRow</name>
    <message>
        <source>Retired: no span gets this any more</source>
        <translation>Hors d’usage&#xa0;: aucun passage ne le reçoit plus</translation>
    </message>
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
    <name>ChoiceStrip</name>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>Quitter (Échap)</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message numerus="yes">
        <source>%n annotator(s)</source>
        <translation>
            <numerusform>%n annotateur</numerusform>
            <numerusform>%n annotateurs</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Begun articles too</source>
        <translation>Articles en &amp;cours aussi</translation>
    </message>
    <message>
        <source>&amp;Compare:</source>
        <translation>Com&amp;parer&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Gamma</source>
        <translation>&amp;Gamma</translation>
    </message>
    <message>
        <source>&amp;Who:</source>
        <translation>&amp;Qui&#xa0;:</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Toutes les couches</translation>
    </message>
    <message>
        <source>Compute gamma too: it takes seconds for each article</source>
        <translation>Calculer aussi gamma&#xa0;: quelques secondes par article</translation>
    </message>
    <message>
        <source>Count articles that somebody has begun and not finished</source>
        <translation>Compter les articles commencés et pas terminés</translation>
    </message>
    <message>
        <source>Everybody with each other</source>
        <translation>Chacun avec chacun</translation>
    </message>
    <message>
        <source>Everybody with gold</source>
        <translation>Chacun avec la référence</translation>
    </message>
    <message>
        <source>Gamma needs the library pygamma-agreement, which is not installed here</source>
        <translation>Gamma demande la bibliothèque pygamma-agreement, qui n’est pas installée ici</translation>
    </message>
    <message>
        <source>La&amp;yer:</source>
        <translation>Couc&amp;he&#xa0;:</translation>
    </message>
    <message>
        <source>Only the articles &amp;listed</source>
        <translation>Seulement les articles &amp;listés</translation>
    </message>
    <message>
        <source>Only the articles that the library lists now</source>
        <translation>Seulement les articles que la bibliothèque liste en ce moment</translation>
    </message>
    <message>
        <source>Whose work counts; with nobody ticked everybody&apos;s does</source>
        <translation>De qui le travail compte&#xa0;; si personne n’est coché, celui de tous</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>tous</translation>
    </message>
</context>
<context>
    <name>ClaimInHand</name>
    <message>
        <source>Choose words for the claim first; it stays in hand</source>
        <translation>Choisissez d’abord des mots pour la déclaration&#xa0;; elle reste en main</translation>
    </message>
    <message>
        <source>Focus a claim first, then choose the words</source>
        <translation>Placez-vous d’abord sur une déclaration, puis choisissez les mots</translation>
    </message>
</context>
<context>
    <name>Claims</name>
    <message>
        <source>Claims</source>
        <translation>Déclarations</translation>
    </message>
    <message numerus="yes">
        <source>Finished with %n incomplete claim(s); undo takes you back</source>
        <translation>
            <numerusform>Terminé avec %n déclaration incomplète&#xa0;; annuler vous y ramène</numerusform>
            <numerusform>Terminé avec %n déclarations incomplètes&#xa0;; annuler vous y ramène</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for source and cue…</source>
        <translation>Recherche de la source et de l’introducteur…</translation>
    </message>
    <message>
        <source>No claim of this article lacks anything</source>
        <translation>Il ne manque rien à aucune déclaration de cet article</translation>
    </message>
    <message>
        <source>There is no claim in this article</source>
        <translation>Cet article ne contient aucune déclaration</translation>
    </message>
    <message>
        <source>This label has nothing to set</source>
        <translation>Cette étiquette n’a rien à régler</translation>
    </message>
</context>
<context>
    <name>ClaimsPanel</name>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n déclaration</numerusform>
            <numerusform>%n déclarations</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose what somebody states and press the key of a claim: its source and its cue are proposed.</source>
        <translation>Choisissez ce que quelqu’un affirme et appuyez sur la touche d’une déclaration&#xa0;: sa source et son introducteur vous sont proposés.</translation>
    </message>
    <message>
        <source>Claims {count}</source>
        <translation>Déclarations {count}</translation>
    </message>
    <message>
        <source>Every claim of this article has what it needs.</source>
        <translation>Chaque déclaration de cet article a ce qu’il lui faut.</translation>
    </message>
    <message>
        <source>Incomplete only</source>
        <translation>Incomplètes seules</translation>
    </message>
    <message>
        <source>No claims yet</source>
        <translation>Pas encore de déclaration</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Il ne manque rien</translation>
    </message>
    <message>
        <source>Show only claims that lack a source or a cue</source>
        <translation>N’afficher que les déclarations sans source ou sans introducteur</translation>
    </message>
    <message>
        <source>{claims}, {count} incomplete</source>
        <translation>{claims}, dont {count} à compléter</translation>
    </message>
</context>
<context>
    <name>ClaimsView</name>
    <message>
        <source>Claims of the article</source>
        <translation>Déclarations de l’article</translation>
    </message>
</context>
<context>
    <name>ColourField</name>
    <message>
        <source>Choose any colour; its contrast is checked</source>
        <translation>Choisir n’importe quelle couleur&#xa0;; son contraste est vérifié</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Colour as #rrggbb</source>
        <translation>Couleur, sous la forme #rrvvbb</translation>
    </message>
    <message>
        <source>another…</source>
        <translation>autre…</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>Commandes qui conviennent</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Chercher une commande</translation>
    </message>
    <message>
        <source>No command is called that.</source>
        <translation>Aucune commande ne porte ce nom.</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Que voulez-vous faire&#x202f;?</translation>
    </message>
    <message>
        <source>{command}. {place} of {count}</source>
        <translation>{command}. {place} sur {count}</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message numerus="yes">
        <source>%n case(s) settled by rules</source>
        <translation>
            <numerusform>%n cas tranché par des règles</numerusform>
            <numerusform>%n cas tranchés par des règles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n modifié</numerusform>
            <numerusform>%n modifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disagreement(s)</source>
        <translation>
            <numerusform>%n désaccord</numerusform>
            <numerusform>%n désaccords</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later</source>
        <translation>
            <numerusform>%n remis</numerusform>
            <numerusform>%n remis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n ouvert</numerusform>
            <numerusform>%n ouverts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settled</source>
        <translation>
            <numerusform>%n tranché</numerusform>
            <numerusform>%n tranchés</numerusform>
        </translation>
    </message>
    <message>
        <source>All agree</source>
        <translation>Tous d’accord</translation>
    </message>
    <message>
        <source>All agree here</source>
        <translation>Tous sont d’accord ici</translation>
    </message>
    <message>
        <source>Different attributes</source>
        <translation>Attributs différents</translation>
    </message>
    <message>
        <source>Different edges</source>
        <translation>Limites différentes</translation>
    </message>
    <message>
        <source>Different in several ways</source>
        <translation>Plusieurs différences</translation>
    </message>
    <message>
        <source>Different labels</source>
        <translation>Étiquettes différentes</translation>
    </message>
    <message>
        <source>Different parts</source>
        <translation>Parties différentes</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Here disagreements are settled between annotators who have finished the same article; so far no article was finished by two.

1. Give some articles to two people or more: Team, New assignment (Ctrl+U, N).
2. Merge the work packages that come back: Team, Merge returned packages (Ctrl+U, M).
3. Come back here: what they agree on is folded away, what is left you settle with one key each.</source>
        <translation>Ici se tranchent les désaccords entre annotateurs qui ont terminé le même article&#xa0;; jusqu’ici, aucun article n’a été terminé par deux personnes.

1. Confiez des articles à deux personnes ou plus&#xa0;: Équipe, Nouvelle attribution (Ctrl+U, N).
2. Fusionnez les lots de travail revenus&#xa0;: Équipe, Fusionner les lots revenus (Ctrl+U, M).
3. Revenez ici&#xa0;: ce sur quoi tous s’accordent est replié, le reste se tranche d’une touche.</translation>
    </message>
    <message>
        <source>Left for later by {who}, {when}</source>
        <translation>Remis à plus tard par {who}, {when}</translation>
    </message>
    <message>
        <source>Looking for disagreements…</source>
        <translation>Recherche des désaccords…</translation>
    </message>
    <message>
        <source>No article is found</source>
        <translation>Aucun article trouvé</translation>
    </message>
    <message>
        <source>Not everybody saw it</source>
        <translation>Tous ne l’ont pas vu</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Rien ici</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Rien à comparer pour l’instant</translation>
    </message>
    <message>
        <source>Settled by {who}, {when}</source>
        <translation>Tranché par {who}, {when}</translation>
    </message>
    <message>
        <source>Settling by rules…</source>
        <translation>Application des règles…</translation>
    </message>
    <message>
        <source>a version of their own</source>
        <translation>une version à part</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>d’accord</translation>
    </message>
    <message>
        <source>all agree</source>
        <translation>tous d’accord</translation>
    </message>
    <message>
        <source>all agreed</source>
        <translation>tous étaient d’accord</translation>
    </message>
    <message>
        <source>as {names} said</source>
        <translation>comme l’a dit {names}</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>à la main</translation>
    </message>
    <message>
        <source>by majority</source>
        <translation>à la majorité</translation>
    </message>
    <message>
        <source>changed since it was settled</source>
        <translation>modifié depuis la décision</translation>
    </message>
    <message>
        <source>left for later</source>
        <translation>remis à plus tard</translation>
    </message>
    <message>
        <source>none was right</source>
        <translation>aucune n’était juste</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>tranché</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>quelqu’un</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>à trancher</translation>
    </message>
    <message>
        <source>trusted annotator</source>
        <translation>annotateur de confiance</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}&#xa0;: {value}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
    <message numerus="yes">
        <source>… %n paragraph(s), all agree</source>
        <translation>
            <numerusform>… %n paragraphe, tous d’accord</numerusform>
            <numerusform>… %n paragraphes, tous d’accord</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareDesk</name>
    <message>
        <source>Done again: {what}</source>
        <translation>Rétabli&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Done: {what}</source>
        <translation>Fait&#xa0;: {what}</translation>
    </message>
    <message>
        <source>No other listed article has anything left to decide</source>
        <translation>Plus rien à trancher dans les autres articles listés</translation>
    </message>
    <message>
        <source>Nothing left to decide here: Enter opens the next article</source>
        <translation>Plus rien à trancher ici&#xa0;: Entrée ouvre l’article suivant</translation>
    </message>
    <message>
        <source>This is the first disagreement</source>
        <translation>C’est le premier désaccord</translation>
    </message>
    <message>
        <source>This was the last disagreement: Enter opens the next article</source>
        <translation>C’était le dernier désaccord&#xa0;: Entrée ouvre l’article suivant</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Annulé&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message>
        <source>Compare annotators</source>
        <translation>Comparer les annotateurs</translation>
    </message>
</context>
<context>
    <name>ComparedText</name>
    <message>
        <source>The article with everybody&apos;s marks</source>
        <translation>L’article avec les marques de chacun</translation>
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
    <name>ComparisonView</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n différence</numerusform>
            <numerusform>%n différences</numerusform>
        </translation>
    </message>
    <message>
        <source>Change {number} of {count}</source>
        <translation>Différence {number} sur {count}</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Différence suivante</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Différence précédente</translation>
    </message>
    <message>
        <source>Show both texts beside each other</source>
        <translation>Afficher les deux textes l’un à côté de l’autre</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>The others are compared with this version</source>
        <translation>Les autres sont comparées à cette version</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>Word for word the same</source>
        <translation>Identiques mot pour mot</translation>
    </message>
    <message>
        <source>{one}  →  {other}</source>
        <translation>{one}  →  {other}</translation>
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
    <name>Concordance</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n form(s)</source>
        <translation>
            <numerusform>%n forme</numerusform>
            <numerusform>%n formes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n occurrence</numerusform>
            <numerusform>%n occurrences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s) saved</source>
        <translation>
            <numerusform>%n occurrence enregistrée</numerusform>
            <numerusform>%n occurrences enregistrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, which the layer forbids</source>
        <translation>
            <numerusform>%n laissée de côté, que la couche interdit</numerusform>
            <numerusform>%n laissées de côté, que la couche interdit</numerusform>
        </translation>
    </message>
    <message>
        <source>A parenthesis closes that was not opened</source>
        <translation>Une parenthèse se ferme sans avoir été ouverte</translation>
    </message>
    <message>
        <source>A regular expression of Python; ^ and $ stand at the ends of lines</source>
        <translation>Une expression régulière de Python&#xa0;; ^ et $ valent pour chaque ligne</translation>
    </message>
    <message>
        <source>A word in all its forms; words that are spelled alike are not told apart</source>
        <translation>Un mot sous toutes ses formes&#xa0;; les homographes ne sont pas distingués</translation>
    </message>
    <message>
        <source>A word, in any of its forms</source>
        <translation>Un mot, sous n’importe quelle forme</translation>
    </message>
    <message>
        <source>Done again: {gesture}</source>
        <translation>Rétabli&#xa0;: {gesture}</translation>
    </message>
    <message>
        <source>Done: {gesture}</source>
        <translation>Fait&#xa0;: {gesture}</translation>
    </message>
    <message>
        <source>Flags and comments</source>
        <translation>Signalements et commentaires</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message numerus="yes">
        <source>Left out %n article(s) in which the pattern takes too long</source>
        <translation>
            <numerusform>%n article laissé de côté&#xa0;: le motif y prend trop de temps</numerusform>
            <numerusform>%n articles laissés de côté&#xa0;: le motif y prend trop de temps</numerusform>
        </translation>
    </message>
    <message>
        <source>Lemma</source>
        <translation>Lemme</translation>
    </message>
    <message numerus="yes">
        <source>Looked for %n form(s): {forms}</source>
        <translation>
            <numerusform>%n forme cherchée&#xa0;: {forms}</numerusform>
            <numerusform>%n formes cherchées&#xa0;: {forms}</numerusform>
        </translation>
    </message>
    <message>
        <source>No other form of this word is known</source>
        <translation>Aucune autre forme de ce mot n’est connue</translation>
    </message>
    <message>
        <source>Nothing changed: it is so already, or the layer forbids it</source>
        <translation>Rien n’a changé&#xa0;: c’est déjà le cas, ou la couche l’interdit</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Reading the words of all articles for their lemmas, once…</source>
        <translation>Lecture des mots de tous les articles pour leurs lemmes, une seule fois…</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expression régulière</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Spans with a flag or a comment; with words, comments that contain them</source>
        <translation>Les passages signalés ou commentés&#xa0;; avec des mots, les commentaires qui les contiennent</translation>
    </message>
    <message>
        <source>Spans with a label; with words, those that contain them</source>
        <translation>Les passages qui portent une étiquette&#xa0;; avec des mots, ceux qui les contiennent</translation>
    </message>
    <message>
        <source>The parenthesis is not closed</source>
        <translation>La parenthèse n’est pas refermée</translation>
    </message>
    <message>
        <source>The pattern takes too long, so the search was stopped: make it simpler, with fewer repetitions inside repetitions</source>
        <translation>Le motif prend trop de temps, la recherche est arrêtée&#xa0;: simplifiez-le, avec moins de répétitions dans des répétitions</translation>
    </message>
    <message>
        <source>The range in brackets runs backwards</source>
        <translation>L’intervalle entre crochets va à l’envers</translation>
    </message>
    <message>
        <source>The square bracket is not closed</source>
        <translation>Le crochet n’est pas refermé</translation>
    </message>
    <message>
        <source>There is nothing before the sign of repetition</source>
        <translation>Il n’y a rien avant le signe de répétition</translation>
    </message>
    <message>
        <source>This is no regular expression</source>
        <translation>Ce n’est pas une expression régulière</translation>
    </message>
    <message>
        <source>This sign means nothing after a backslash</source>
        <translation>Ce signe ne veut rien dire après une barre oblique inverse</translation>
    </message>
    <message>
        <source>Undone: {gesture}</source>
        <translation>Annulé&#xa0;: {gesture}</translation>
    </message>
    <message>
        <source>Whole words, one after the other; * stands for any letters</source>
        <translation>Des mots entiers, l’un après l’autre&#xa0;; * remplace des lettres quelconques</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Words in the comment (may be empty)</source>
        <translation>Mots du commentaire (facultatif)</translation>
    </message>
    <message>
        <source>Words in the span (may be empty)</source>
        <translation>Mots du passage (facultatif)</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>Mots à trouver</translation>
    </message>
    <message>
        <source>in {labels}</source>
        <translation>dans {labels}</translation>
    </message>
    <message>
        <source>only the first {most}</source>
        <translation>seulement les {most} premières</translation>
    </message>
    <message>
        <source>{fault} (character {place})</source>
        <translation>{fault} (caractère {place})</translation>
    </message>
</context>
<context>
    <name>ConcordanceWindow</name>
    <message>
        <source>All forms ({count})</source>
        <translation>Toutes les formes ({count})</translation>
    </message>
    <message>
        <source>Articles have come in since: F5 searches again</source>
        <translation>Des articles sont arrivés depuis&#xa0;: F5 cherche à nouveau</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Concordance</source>
        <translation>Concordancier</translation>
    </message>
    <message>
        <source>Enter searches all articles of the project</source>
        <translation>Entrée cherche dans tous les articles du projet</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Formes</translation>
    </message>
    <message>
        <source>Show one of the forms found, or all</source>
        <translation>N’afficher qu’une des formes trouvées, ou toutes</translation>
    </message>
    <message>
        <source>Stop searching; what is found so far stays (Esc)</source>
        <translation>Arrêter la recherche&#xa0;; ce qui est trouvé reste (Échap)</translation>
    </message>
    <message>
        <source>{doing} {found} so far</source>
        <translation>{doing} déjà {found}</translation>
    </message>
</context>
<context>
    <name>ConflictsWindow</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n différence</numerusform>
            <numerusform>%n différences</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open the article</source>
        <translation>&amp;Ouvrir l’article</translation>
    </message>
    <message>
        <source>Articles in conflict</source>
        <translation>Articles en conflit</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Conflits</translation>
    </message>
    <message>
        <source>Difference {number} of {count}</source>
        <translation>Différence {number} sur {count}</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>Garder les &amp;deux</translation>
    </message>
    <message>
        <source>Keep every label of each version</source>
        <translation>Garder toutes les étiquettes de chaque version</translation>
    </message>
    <message>
        <source>Lay the article on the desk</source>
        <translation>Ouvrir l’article dans la fenêtre principale</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Différence suivante</translation>
    </message>
    <message>
        <source>No conflicts. Here stands what somebody edited on two computers.</source>
        <translation>Aucun conflit. Ici apparaît ce que quelqu’un a modifié sur deux ordinateurs.</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Différence précédente</translation>
    </message>
    <message>
        <source>{name} edited this article on two computers. Choose what counts; nothing is lost until you do, and it can be undone.</source>
        <translation>{name} a modifié cet article sur deux ordinateurs. Choisissez ce qui compte&#xa0;; d’ici là rien n’est perdu, et le choix peut être annulé.</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>F1 after</source>
        <translation>F1 après</translation>
    </message>
    <message>
        <source>Learning curve</source>
        <translation>Courbe d’apprentissage</translation>
    </message>
    <message numerus="yes">
        <source>Measured: %n article(s), F1 {after}.</source>
        <translation>
            <numerusform>Mesure&#xa0;: %n article, F1 {after}.</numerusform>
            <numerusform>Mesure&#xa0;: %n articles, F1 {after}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run {number}: %n article(s), F1 {before} → {after}.</source>
        <translation>
            <numerusform>Entraînement {number}&#xa0;: %n article, F1 {before} → {after}.</numerusform>
            <numerusform>Entraînement {number}&#xa0;: %n articles, F1 {before} → {after}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The curve begins with the first training</source>
        <translation>La courbe commence au premier entraînement</translation>
    </message>
    <message>
        <source>articles learned from</source>
        <translation>articles appris</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>mesuré</translation>
    </message>
</context>
<context>
    <name>DashboardFeature</name>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré&#xa0;: {path}</translation>
    </message>
    <message>
        <source>This article is no longer in the project</source>
        <translation>Cet article n’est plus dans le projet</translation>
    </message>
    <message>
        <source>report</source>
        <translation>rapport</translation>
    </message>
</context>
<context>
    <name>DashboardWindow</name>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exporter</translation>
    </message>
    <message>
        <source>&amp;Report as one page (HTML)…</source>
        <translation>&amp;Rapport en une page (HTML)…</translation>
    </message>
    <message>
        <source>All &amp;tables (CSV)…</source>
        <translation>Tous les &amp;tableaux (CSV)…</translation>
    </message>
    <message>
        <source>All annotators</source>
        <translation>Tous les annotateurs</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Toutes les couches</translation>
    </message>
    <message>
        <source>All the time</source>
        <translation>Toute la période</translation>
    </message>
    <message>
        <source>Count the spans of all layers, or of one</source>
        <translation>Compter les annotations de toutes les couches, ou d’une seule</translation>
    </message>
    <message>
        <source>Counting the work</source>
        <translation>Comptage du travail</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Tableau de bord</translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Dernier jour</numerusform>
            <numerusform>%n derniers jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Pages of the dashboard</source>
        <translation>Pages du tableau de bord</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Save what is chosen above as a page or as tables</source>
        <translation>Enregistrer ce qui est choisi ci-contre comme page ou comme tableaux</translation>
    </message>
    <message>
        <source>Show everybody’s work, or that of one</source>
        <translation>Montrer le travail de tous, ou d’un seul</translation>
    </message>
    <message>
        <source>Show what was finished in the last days</source>
        <translation>Montrer ce qui a été terminé ces derniers jours</translation>
    </message>
    <message>
        <source>The work is being counted…</source>
        <translation>Le travail est en cours de décompte…</translation>
    </message>
    <message>
        <source>Whose work</source>
        <translation>Travail de qui</translation>
    </message>
</context>
<context>
    <name>DeferDialog</name>
    <message>
        <source>&amp;Why is it left for later?</source>
        <translation>&amp;Pourquoi remettre à plus tard&#xa0;?</translation>
    </message>
    <message>
        <source>A word for whoever looks at it next</source>
        <translation>Un mot pour la personne qui le reverra</translation>
    </message>
    <message>
        <source>Leave for later</source>
        <translation>Remettre à plus tard</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>A field, or any name for one of your own</source>
        <translation>Un champ, ou n’importe quel nom pour un champ à vous</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Nothing takes the field away</source>
        <translation>Laissez vide pour retirer le champ</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Définir</translation>
    </message>
    <message>
        <source>Set a field</source>
        <translation>Définir un champ</translation>
    </message>
    <message numerus="yes">
        <source>Set for %n selected article(s):</source>
        <translation>
            <numerusform>Pour %n article sélectionné&#xa0;:</numerusform>
            <numerusform>Pour %n articles sélectionnés&#xa0;:</numerusform>
        </translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>EditTools</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Merge into</source>
        <translation>&amp;Fusionner avec</translation>
    </message>
    <message>
        <source>&amp;Retire</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Add something here</source>
        <translation>Ajouter quelque chose ici</translation>
    </message>
    <message>
        <source>B&amp;ring back</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Give its annotations to another, then take it out</source>
        <translation>Donner ses annotations à un autre élément, puis le supprimer</translation>
    </message>
    <message>
        <source>It has annotations, so it stays</source>
        <translation>Des annotations l’emploient&#xa0;: suppression impossible</translation>
    </message>
    <message>
        <source>It has annotations: retire it, or merge it into another</source>
        <translation>Des annotations l’emploient&#xa0;: retirez-le de l’usage ou fusionnez-le</translation>
    </message>
    <message>
        <source>Let it be used again</source>
        <translation>L’employer de nouveau</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Move it down</source>
        <translation>Le descendre</translation>
    </message>
    <message>
        <source>Move it up</source>
        <translation>Le monter</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Take it out of the scheme</source>
        <translation>Le supprimer du jeu d’étiquettes</translation>
    </message>
    <message>
        <source>Take the last step again</source>
        <translation>Refaire la dernière étape</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>Défaire la dernière étape</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Use it no more; what is annotated with it stays</source>
        <translation>Ne plus l’employer&#xa0;; ce qui est annoté avec reste</translation>
    </message>
    <message>
        <source>{tip} ({keys})</source>
        <translation>{tip} ({keys})</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Chosen: {words}</source>
        <translation>Choisi&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Leave the case as it was</source>
        <translation>Laisser le cas tel qu’il était</translation>
    </message>
    <message>
        <source>Let this version be gold</source>
        <translation>Retenir cette version comme référence</translation>
    </message>
    <message>
        <source>Nothing here. Choose words in the text and press a label&apos;s key.</source>
        <translation>Rien ici. Choisissez des mots dans le texte et tapez la touche d’une étiquette.</translation>
    </message>
    <message>
        <source>Tab: next span · Alt/Shift+← →: edges · Del: remove · ← → or the mouse: choose words, then a label&apos;s key adds them</source>
        <translation>Tab&#xa0;: passage suivant · Alt/Maj+← →&#xa0;: limites · Suppr&#xa0;: retirer · ← → ou la souris&#xa0;: choisir des mots, que la touche d’une étiquette ajoute</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Retenir</translation>
    </message>
    <message>
        <source>Your version</source>
        <translation>Votre version</translation>
    </message>
    <message>
        <source>{label}: {words}</source>
        <translation>{label}&#xa0;: {words}</translation>
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
    <name>Everywhere</name>
    <message>
        <source>Without a title</source>
        <translation>Sans titre</translation>
    </message>
</context>
<context>
    <name>EverywherePanel</name>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
    <message>
        <source>Also propose in articles that are done or skipped; they stay so</source>
        <translation>Proposer aussi dans les articles terminés ou passés&#xa0;; ils le restent</translation>
    </message>
    <message numerus="yes">
        <source>Finished ones too (%n)</source>
        <translation>
            <numerusform>Terminés aussi (%n)</numerusform>
            <numerusform>Terminés aussi (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Looking through the articles…</source>
        <translation>Parcours des articles…</translation>
    </message>
    <message>
        <source>Propose it there (Enter); nothing is decided, and one undo takes it back</source>
        <translation>Le proposer à ces endroits (Entrée)&#xa0;; rien n’est décidé, et une seule annulation reprend tout</translation>
    </message>
    <message>
        <source>Propose nothing (Esc)</source>
        <translation>Ne rien proposer (Échap)</translation>
    </message>
    <message>
        <source>Propose {count}</source>
        <translation>Proposer {count}</translation>
    </message>
    <message>
        <source>Space takes a line in or out; a double click opens the article</source>
        <translation>Espace retient ou écarte une ligne&#xa0;; un double clic ouvre l’article</translation>
    </message>
    <message>
        <source>Where it can be proposed</source>
        <translation>Où on peut le proposer</translation>
    </message>
    <message numerus="yes">
        <source>in %n other article(s)</source>
        <translation>
            <numerusform>dans %n autre article</numerusform>
            <numerusform>dans %n autres articles</numerusform>
        </translation>
    </message>
    <message>
        <source>“{text}” as {label}: nothing left to propose in other articles</source>
        <translation>«&#xa0;{text}&#xa0;» comme {label}&#xa0;: plus rien à proposer dans les autres articles</translation>
    </message>
    <message>
        <source>“{text}” as {label}: {mentions} {where}</source>
        <translation>«&#xa0;{text}&#xa0;» comme {label}&#xa0;: {mentions} {where}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n article(s) into a folder of files</source>
        <translation>
            <numerusform>%n article dans un dossier de fichiers</numerusform>
            <numerusform>%n articles dans un dossier de fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) into one file</source>
        <translation>
            <numerusform>%n article dans un seul fichier</numerusform>
            <numerusform>%n articles dans un seul fichier</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Articles:</source>
        <translation>&amp;Articles&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>&amp;Rejected suggestions, as negative examples</source>
        <translation>Suggestions &amp;refusées, comme exemples négatifs</translation>
    </message>
    <message>
        <source>&amp;Whose work:</source>
        <translation>&amp;Travail de&#xa0;:</translation>
    </message>
    <message>
        <source>All, also new and skipped ones</source>
        <translation>Tous, même nouveaux ou passés</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Choose at least one layer.</source>
        <translation>Choisissez au moins une couche.</translation>
    </message>
    <message>
        <source>Comments are left out as well</source>
        <translation>Les commentaires sont omis eux aussi</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminés</translation>
    </message>
    <message>
        <source>Everybody: a record each</source>
        <translation>Tout le monde&#xa0;: un enregistrement chacun</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>In progress and done</source>
        <translation>En cours et terminés</translation>
    </message>
    <message>
        <source>Layers:</source>
        <translation>Couches&#xa0;:</translation>
    </message>
    <message>
        <source>No room for: {what}. What is left out is counted and listed.</source>
        <translation>Sans place pour&#xa0;: {what}. Ce qui manque est compté et listé.</translation>
    </message>
    <message>
        <source>Nu&amp;mber annotators instead of naming them</source>
        <translation>Nu&amp;méroter les annotateurs au lieu de les nommer</translation>
    </message>
    <message>
        <source>Parts:</source>
        <translation>Parties&#xa0;:</translation>
    </message>
    <message>
        <source>People:</source>
        <translation>Personnes&#xa0;:</translation>
    </message>
    <message>
        <source>Suggestions that &amp;nobody has decided on</source>
        <translation>Suggestions &amp;non décidées</translation>
    </message>
    <message numerus="yes">
        <source>The %n listed in the library</source>
        <translation>
            <numerusform>Celui que montre la bibliothèque</numerusform>
            <numerusform>Les %n que montre la bibliothèque</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n selected in the library</source>
        <translation>
            <numerusform>Celui qui est sélectionné</numerusform>
            <numerusform>Les %n sélectionnés dans la bibliothèque</numerusform>
        </translation>
    </message>
    <message>
        <source>What a majority accepted</source>
        <translation>Ce que la majorité a accepté</translation>
    </message>
    <message>
        <source>What was adjudicated</source>
        <translation>Ce qui a été arbitré</translation>
    </message>
    <message>
        <source>Whose work</source>
        <translation>Travail de</translation>
    </message>
    <message>
        <source>With:</source>
        <translation>Avec&#xa0;:</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n article(s) exported to {name}.</source>
        <translation>
            <numerusform>%n article exporté dans {name}.</numerusform>
            <numerusform>%n articles exportés dans {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) were read again, every span in its place.</source>
        <translation>
            <numerusform>%n article a été relu, chaque passage à sa place.</numerusform>
            <numerusform>%n articles ont été relus, chaque passage à sa place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s), with what was rejected kept apart.</source>
        <translation>
            <numerusform>%n passage, ce qui a été refusé étant à part.</numerusform>
            <numerusform>%n passages, ce qui a été refusé étant à part.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) had no room in the format; a file beside the data lists each.</source>
        <translation>
            <numerusform>%n élément n’a pas de place dans ce format&#xa0;; un fichier joint le nomme.</numerusform>
            <numerusform>%n éléments n’ont pas de place dans ce format&#xa0;; un fichier joint en donne la liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Annotate something first, then export again.</source>
        <translation>Annotez d’abord quelque chose, puis exportez de nouveau.</translation>
    </message>
    <message>
        <source>Checking the export…</source>
        <translation>Contrôle de l’export…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>No article is begun or finished yet, so {name} is empty.</source>
        <translation>Aucun article n’est commencé ni terminé&#xa0;: {name} est vide.</translation>
    </message>
    <message>
        <source>Show the files</source>
        <translation>Montrer les fichiers</translation>
    </message>
    <message numerus="yes">
        <source>The export is as it was written: %n file(s).</source>
        <translation>
            <numerusform>L’export est tel qu’il a été écrit&#xa0;: %n fichier.</numerusform>
            <numerusform>L’export est tel qu’il a été écrit&#xa0;: %n fichiers.</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was stopped; nothing was written.</source>
        <translation>L’export a été arrêté&#xa0;; rien n’a été écrit.</translation>
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
        <source>Forget this filter</source>
        <translation>Oublier ce filtre</translation>
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
        <source>List the articles in which a span has a flag or a comment</source>
        <translation>Lister les articles dont un passage est signalé ou commenté</translation>
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
        <source>List the articles that were given to you</source>
        <translation>Lister les articles qui vous sont attribués</translation>
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
        <source>Mine {count}</source>
        <translation>À moi {count}</translation>
    </message>
    <message>
        <source>Noted {count}</source>
        <translation>Notes {count}</translation>
    </message>
    <message>
        <source>Saved filter {name}</source>
        <translation>Filtre enregistré {name}</translation>
    </message>
    <message>
        <source>Skipped {count}</source>
        <translation>Passés {count}</translation>
    </message>
    <message>
        <source>To do {count}</source>
        <translation>À faire {count}</translation>
    </message>
    <message>
        <source>{search}
Right click to forget this filter</source>
        <translation>{search}
Clic droit pour oublier ce filtre</translation>
    </message>
</context>
<context>
    <name>FirstRecords</name>
    <message>
        <source>Leave this file unread for now; it can still come in</source>
        <translation>Ne pas lire ce fichier pour l’instant&#xa0;; il peut tout de même être importé</translation>
    </message>
    <message>
        <source>Loo&amp;k into it</source>
        <translation>L’e&amp;xaminer</translation>
    </message>
    <message>
        <source>Read the beginning of this file</source>
        <translation>Lire le début de ce fichier</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Lecture de {name}…</translation>
    </message>
    <message>
        <source>Stop readin&amp;g</source>
        <translation>Arrêter la lectu&amp;re</translation>
    </message>
    <message>
        <source>The article before</source>
        <translation>L’article précédent</translation>
    </message>
    <message>
        <source>The beginning of the article</source>
        <translation>Le début de l’article</translation>
    </message>
    <message>
        <source>The next article</source>
        <translation>L’article suivant</translation>
    </message>
    <message>
        <source>There is no article in it.</source>
        <translation>Il ne contient aucun article.</translation>
    </message>
    <message>
        <source>This file was not looked into; it can come in all the same.</source>
        <translation>Ce fichier n’a pas été examiné&#xa0;; il peut être importé tout de même.</translation>
    </message>
    <message>
        <source>This one will not come in</source>
        <translation>Celui-ci ne sera pas importé</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>kept beside: {names}</source>
        <translation>conservé en plus&#xa0;: {names}</translation>
    </message>
    <message>
        <source>{name}: left out</source>
        <translation>{name}&#xa0;: laissé de côté</translation>
    </message>
    <message>
        <source>{number} of the first {count}</source>
        <translation>{number} sur les {count} premiers</translation>
    </message>
</context>
<context>
    <name>GuidelinesPanel</name>
    <message>
        <source>&amp;Write…</source>
        <translation>Ré&amp;diger…</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Guide d’annotation</translation>
    </message>
    <message>
        <source>Search the guidelines</source>
        <translation>Chercher dans le guide</translation>
    </message>
    <message>
        <source>Write what the annotators of the project agree on</source>
        <translation>Rédiger ce dont conviennent les annotateurs du projet</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>introuvable</translation>
    </message>
    <message>
        <source>not opened: {address}</source>
        <translation>lien non suivi&#xa0;: {address}</translation>
    </message>
</context>
<context>
    <name>GuidelinesWriter</name>
    <message>
        <source># What we annotate

A rule a paragraph, *with an example*.</source>
        <translation># Ce que nous annotons

Une règle par paragraphe, *avec un exemple*.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Go back to the guidelines as they are in the project</source>
        <translation>Revenir au guide tel qu’il est dans le projet</translation>
    </message>
    <message>
        <source>Guidelines in Markdown</source>
        <translation>Guide en Markdown</translation>
    </message>
    <message>
        <source>How it reads</source>
        <translation>Rendu</translation>
    </message>
    <message>
        <source>Markdown: # heading, *emphasis*, **strong**, - list, &gt; quotation</source>
        <translation>Markdown&#xa0;: # titre, *italique*, **gras**, - liste, &gt; citation</translation>
    </message>
    <message>
        <source>Project guidelines</source>
        <translation>Guide du projet</translation>
    </message>
    <message>
        <source>Put rules for entities and claims at the end, in each language, to be changed</source>
        <translation>Ajouter à la fin, dans chaque langue, des règles pour les entités et les déclarations, à adapter</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Enregistrer et fermer</translation>
    </message>
    <message>
        <source>Store the guidelines in the project (Ctrl+Return)</source>
        <translation>Enregistrer le guide dans le projet (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Write the guidelines in this language</source>
        <translation>Rédiger le guide dans cette langue</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>pas encore enregistré</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>enregistré</translation>
    </message>
</context>
<context>
    <name>HelpTools</name>
    <message>
        <source>No program of this computer shows folders.</source>
        <translation>Aucun programme de cet ordinateur ne montre les dossiers.</translation>
    </message>
    <message>
        <source>The logs are in {folder}.</source>
        <translation>Les journaux sont dans {folder}.</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Back</source>
        <translation>Précédente</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Suivante</translation>
    </message>
    <message>
        <source>Go to the search field</source>
        <translation>Aller au champ de recherche</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Larger letters</source>
        <translation>Lettres plus grandes</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Occurrence suivante</translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation>Pas sur cette page</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer or shorter words.</source>
        <translation>Rien trouvé. Essayez avec moins de mots, ou des mots plus courts.</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>Page de l’aide</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Pages de l’aide</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Occurrence précédente</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Rechercher dans l’aide</translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation>Lettres plus petites</translation>
    </message>
    <message>
        <source>To the hit before</source>
        <translation>Aller à l’occurrence précédente</translation>
    </message>
    <message>
        <source>To the next hit, on the next page found after the last</source>
        <translation>Aller à l’occurrence suivante, puis à la page suivante trouvée</translation>
    </message>
    <message>
        <source>To the page read after</source>
        <translation>Revenir à la page lue ensuite</translation>
    </message>
    <message>
        <source>To the page read before</source>
        <translation>Revenir à la page lue avant</translation>
    </message>
    <message>
        <source>{number} of {count} on this page</source>
        <translation>{number} sur {count} dans cette page</translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message numerus="yes">
        <source>Enter redoes %n gesture(s).</source>
        <translation>
            <numerusform>Entrée rétablit %n geste.</numerusform>
            <numerusform>Entrée rétablit %n gestes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter undoes %n gesture(s).</source>
        <translation>
            <numerusform>Entrée annule %n geste.</numerusform>
            <numerusform>Entrée annule %n gestes.</numerusform>
        </translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>You are here. Choose a row to go back or forth to it.</source>
        <translation>Vous êtes ici. Choisissez une ligne pour y revenir ou y avancer.</translation>
    </message>
    <message>
        <source>You have done nothing in this project yet.</source>
        <translation>Vous n’avez encore rien fait dans ce projet.</translation>
    </message>
    <message>
        <source>Your gestures, the newest first</source>
        <translation>Vos gestes, le plus récent en premier</translation>
    </message>
</context>
<context>
    <name>HitActions</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n choisie</numerusform>
            <numerusform>%n choisies</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Accepter</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Label as</source>
        <translation>É&amp;tiqueter</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>&amp;Unlabel</source>
        <translation>&amp;Désétiqueter</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Accept the suggestions on the chosen hits (A)</source>
        <translation>Accepter les suggestions des occurrences choisies (A)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the chosen hits, one a line (Ctrl+C)</source>
        <translation>Copier les occurrences choisies, une par ligne (Ctrl+C)</translation>
    </message>
    <message>
        <source>Label the chosen hits: the same keys as in the article</source>
        <translation>Étiqueter les occurrences choisies&#xa0;: mêmes touches que dans l’article</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Save as CS&amp;V…</source>
        <translation>Enregistrer en CS&amp;V…</translation>
    </message>
    <message>
        <source>Save the chosen hits, or all, as a table (Ctrl+S)</source>
        <translation>Enregistrer les occurrences choisies, ou toutes, en tableau (Ctrl+S)</translation>
    </message>
    <message>
        <source>Show the hit in its article (Enter)</source>
        <translation>Montrer l’occurrence dans son article (Entrée)</translation>
    </message>
    <message>
        <source>Take the labels off the chosen hits (X or Del)</source>
        <translation>Retirer les étiquettes des occurrences choisies (X ou Suppr)</translation>
    </message>
    <message>
        <source>Unlabel</source>
        <translation>Désétiqueter</translation>
    </message>
</context>
<context>
    <name>HitsModel</name>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Order by the dates of the articles</source>
        <translation>Trier par date des articles</translation>
    </message>
    <message>
        <source>Order by the titles of the articles</source>
        <translation>Trier par titre des articles</translation>
    </message>
    <message>
        <source>Order by the words after</source>
        <translation>Trier par les mots qui suivent</translation>
    </message>
    <message>
        <source>Order by the words before, the nearest first</source>
        <translation>Trier par les mots qui précèdent, du plus proche au plus lointain</translation>
    </message>
    <message>
        <source>Order by the words found</source>
        <translation>Trier par les mots trouvés</translation>
    </message>
    <message>
        <source>What is labelled there now</source>
        <translation>Ce qui est étiqueté là en ce moment</translation>
    </message>
</context>
<context>
    <name>HitsTable</name>
    <message>
        <source>Hits</source>
        <translation>Occurrences</translation>
    </message>
</context>
<context>
    <name>IdField</name>
    <message>
        <source>Stable id</source>
        <translation>Identifiant stable</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n file(s), {size}. This is how they will come in:</source>
        <translation>
            <numerusform>%n fichier, {size}. Voici comment il sera importé&#xa0;:</numerusform>
            <numerusform>%n fichiers, {size}. Voici comment ils seront importés&#xa0;:</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Do not ask when there is nothing to decide</source>
        <translation>&amp;Ne rien demander quand il n’y a rien à décider</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation>&amp;Laisser de côté</translation>
    </message>
    <message>
        <source>&amp;More files…</source>
        <translation>Autres fic&amp;hiers…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>Ajouter un d&amp;ossier…</translation>
    </message>
    <message>
        <source>Add articles</source>
        <translation>Ajouter des articles</translation>
    </message>
    <message>
        <source>Choose a folder: all files in it and below come in</source>
        <translation>Choisir un dossier&#xa0;: tous les fichiers qu’il contient, à tous les niveaux, sont importés</translation>
    </message>
    <message>
        <source>Choose more files to bring in</source>
        <translation>Choisir d’autres fichiers à importer</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Take the chosen files out of this import</source>
        <translation>Retirer de cet import les fichiers choisis</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; the report will name them all.</source>
        <translation>
            <numerusform>… et %n autre&#xa0;; le rapport les citera tous.</numerusform>
            <numerusform>… et %n autres&#xa0;; le rapport les citera tous.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>Report of the import</source>
        <translation>Rapport de l’import</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Save the report as text, or as a table (.csv)</source>
        <translation>Enregistrer le rapport en texte, ou en tableau (.csv)</translation>
    </message>
    <message>
        <source>Text (*.txt);;Tables (*.csv)</source>
        <translation>Texte (*.txt);;Tableaux (*.csv)</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>%n annotation(s) came with them.</source>
        <translation>
            <numerusform>%n annotation les accompagne.</numerusform>
            <numerusform>%n annotations les accompagnent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) were left out.</source>
        <translation>
            <numerusform>%n annotation a été laissée de côté.</numerusform>
            <numerusform>%n annotations ont été laissées de côté.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) were put right.</source>
        <translation>
            <numerusform>%n annotation a fait l’objet d’une remarque.</numerusform>
            <numerusform>%n annotations ont fait l’objet d’une remarque.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) added.</source>
        <translation>
            <numerusform>%n article ajouté.</numerusform>
            <numerusform>%n articles ajoutés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) or record(s) did not come in.</source>
        <translation>
            <numerusform>%n fichier ou enregistrement n’a pas été importé.</numerusform>
            <numerusform>%n fichiers ou enregistrements n’ont pas été importés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were there already.</source>
        <translation>
            <numerusform>%n texte était déjà présent.</numerusform>
            <numerusform>%n textes étaient déjà présents.</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding articles…</source>
        <translation>Ajout des articles…</translation>
    </message>
    <message>
        <source>Clearing away the import…</source>
        <translation>Abandon de l’import…</translation>
    </message>
    <message>
        <source>It can be gone on with, or cleared away.</source>
        <translation>Vous pouvez le reprendre ou l’abandonner.</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Examen des fichiers…</translation>
    </message>
    <message>
        <source>The import was stopped; nothing of it shows.</source>
        <translation>L’import est arrêté&#xa0;; rien n’en est visible.</translation>
    </message>
    <message>
        <source>The project is as it was before the import.</source>
        <translation>Le projet est tel qu’avant l’import.</translation>
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
        <source>Ends inside the word “{word}”</source>
        <translation>Finit à l’intérieur du mot «&#xa0;{word}&#xa0;»</translation>
    </message>
    <message>
        <source>Lies inside the word “{word}”</source>
        <translation>Se trouve à l’intérieur du mot «&#xa0;{word}&#xa0;»</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejeté</translation>
    </message>
    <message>
        <source>Starts inside the word “{word}”</source>
        <translation>Commence à l’intérieur du mot «&#xa0;{word}&#xa0;»</translation>
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
        <source>from another version of the story</source>
        <translation>d’après une autre version du même sujet</translation>
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
        <source>Spans</source>
        <translation>Passages</translation>
    </message>
    <message>
        <source>Suggestions appear here when they are made. Or choose words and label them.</source>
        <translation>Les suggestions apparaîtront ici. Vous pouvez aussi choisir des mots et les étiqueter.</translation>
    </message>
</context>
<context>
    <name>Introduction</name>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>I also work on another computer</source>
        <translation>Je travaille aussi sur un autre ordinateur</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Qui êtes-vous&#x202f;?</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Your name goes with every label you set. There is no password.</source>
        <translation>Votre nom accompagne chaque étiquette que vous posez. Il n’y a pas de mot de passe.</translation>
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
    <name>Jumps</name>
    <message>
        <source>No unsure suggestion is left in this article</source>
        <translation>Il ne reste aucune suggestion incertaine dans cet article</translation>
    </message>
    <message>
        <source>There is no earlier edit</source>
        <translation>Il n’y a pas de modification plus ancienne</translation>
    </message>
    <message>
        <source>This article has no other span of this label</source>
        <translation>Cet article n’a pas d’autre passage de cette étiquette</translation>
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
        <source>Make two spans of this one, at the edge of a word near by</source>
        <translation>Faire deux passages de celui-ci, au bord du mot le plus proche</translation>
    </message>
    <message>
        <source>Split &amp;here</source>
        <translation>Scinder &amp;ici</translation>
    </message>
    <message>
        <source>Use this label in the project; spans that have it stay</source>
        <translation>Utiliser cette étiquette dans le projet&#xa0;; les passages qui la portent restent</translation>
    </message>
</context>
<context>
    <name>LabelPage</name>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Définition</translation>
    </message>
    <message>
        <source>Definition, in Markdown</source>
        <translation>Définition, en Markdown</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Examples, in Markdown</source>
        <translation>Exemples, en Markdown</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Touche</translation>
    </message>
    <message>
        <source>Key that applies it</source>
        <translation>Touche qui l’applique</translation>
    </message>
    <message>
        <source>Language of the texts</source>
        <translation>Langue des textes</translation>
    </message>
    <message>
        <source>Shown over the label in the bar and over its spans; {key} shows it whole.</source>
        <translation>Affichée au survol de l’étiquette et de ses passages&#xa0;; {key} l’ouvre en entier.</translation>
    </message>
    <message>
        <source>Write definition and examples in this language</source>
        <translation>Rédiger la définition et les exemples dans cette langue</translation>
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
    <name>LabelsForm</name>
    <message>
        <source>&amp;Add to the scheme what it lacks</source>
        <translation>&amp;Ajouter au schéma ce qui lui manque</translation>
    </message>
    <message>
        <source>Articles with annotations are &amp;done</source>
        <translation>Les articles annotés sont &amp;terminés</translation>
    </message>
    <message>
        <source>Bring annotations in as s&amp;uggestions</source>
        <translation>Importer les annotations comme s&amp;uggestions</translation>
    </message>
    <message>
        <source>For finished work such as gold; else these articles are in progress</source>
        <translation>Pour un travail achevé, comme une référence&#xa0;; sinon ces articles sont en cours</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Labels that are nowhere in the scheme are added to it; else they are left out</source>
        <translation>Les étiquettes absentes du schéma y sont ajoutées&#xa0;; sinon elles sont laissées de côté</translation>
    </message>
    <message>
        <source>You decide on every one; else they come in as your own accepted work</source>
        <translation>Vous décidez de chacune&#xa0;; sinon elles sont importées comme votre propre travail, acceptées</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>laissée de côté</translation>
    </message>
    <message numerus="yes">
        <source>{label} (%n×):</source>
        <translation>
            <numerusform>{label} (%n×)&#xa0;:</numerusform>
            <numerusform>{label} (%n×)&#xa0;:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerPage</name>
    <message>
        <source>Edges</source>
        <translation>Bords</translation>
    </message>
    <message>
        <source>Edges are bound to</source>
        <translation>Les bords suivent</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Look in the article</source>
        <translation>Apparence dans l’article</translation>
    </message>
    <message>
        <source>Overlaps</source>
        <translation>Superpositions</translation>
    </message>
    <message>
        <source>Overlaps that are allowed</source>
        <translation>Superpositions permises</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>It is better and in use now.</source>
        <translation>C’est mieux, et c’est utilisé dès maintenant.</translation>
    </message>
    <message>
        <source>It is better at claims; nothing uses it yet.</source>
        <translation>C’est mieux pour les déclarations&#x202f;; rien ne l’utilise encore.</translation>
    </message>
    <message>
        <source>It is better; nothing uses it yet.</source>
        <translation>C’est mieux&#x202f;; rien ne l’utilise encore.</translation>
    </message>
    <message>
        <source>It is no better than what is in use.</source>
        <translation>Ce n’est pas mieux que ce qui est utilisé.</translation>
    </message>
    <message>
        <source>See…</source>
        <translation>Voir…</translation>
    </message>
    <message>
        <source>The next training begins after this one</source>
        <translation>L’entraînement suivant commencera après celui-ci</translation>
    </message>
    <message>
        <source>The training begins when the curve is measured</source>
        <translation>L’entraînement commencera quand la courbe sera mesurée</translation>
    </message>
    <message>
        <source>The training was stopped; nothing changed</source>
        <translation>L’entraînement a été arrêté&#x202f;; rien n’a changé</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>L’utiliser</translation>
    </message>
</context>
<context>
    <name>LearningWindow</name>
    <message>
        <source>&amp;Measure…</source>
        <translation>Me&amp;surer…</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;rrêter</translation>
    </message>
    <message>
        <source>&amp;Train now</source>
        <translation>Entraîner &amp;maintenant</translation>
    </message>
    <message>
        <source>Begin a training when enough articles were finished since the last one</source>
        <translation>Lancer un entraînement quand assez d’articles ont été terminés depuis le dernier</translation>
    </message>
    <message>
        <source>Learn from 10, 20, 50… articles and score each time; it takes some minutes</source>
        <translation>Apprendre de 10, 20, 50… articles et mesurer à chaque fois&#x202f;; cela prend quelques minutes</translation>
    </message>
    <message>
        <source>Learning curve</source>
        <translation>Courbe d’apprentissage</translation>
    </message>
    <message>
        <source>Let the recogniser learn from the finished articles</source>
        <translation>Laisser la reconnaissance apprendre des articles terminés</translation>
    </message>
    <message>
        <source>Nothing was learned yet.

A training lets the recogniser learn from the articles you have finished. One article in five is held out: on these the scores before and after are compared, and nothing is used before you have seen them.</source>
        <translation>Rien n’a encore été appris.

Un entraînement laisse la reconnaissance apprendre des articles que vous avez terminés. Un article sur cinq est mis de côté&#xa0;: c’est sur eux que les scores avant et après sont comparés, et rien n’est utilisé avant que vous ne les ayez vus.</translation>
    </message>
    <message>
        <source>One more training waits.</source>
        <translation>Un autre entraînement attend.</translation>
    </message>
    <message>
        <source>Stop the training; nothing of it is kept</source>
        <translation>Arrêter l’entraînement&#x202f;; rien n’en est gardé</translation>
    </message>
    <message>
        <source>Train by itself when enough has &amp;changed</source>
        <translation>Entraîner automatiquement &amp;quand assez a changé</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Training runs</source>
        <translation>Entraînements</translation>
    </message>
    <message>
        <source>Use a better &amp;pipeline by itself</source>
        <translation>Utiliser &amp;automatiquement un meilleur modèle</translation>
    </message>
    <message>
        <source>What was learned</source>
        <translation>Ce qui a été appris</translation>
    </message>
    <message>
        <source>When a training has raised F1 on the held-out articles, use what it made</source>
        <translation>Quand un entraînement a amélioré la F1 sur les articles mis de côté, utiliser ce qu’il a produit</translation>
    </message>
    <message>
        <source>{phase}… {percent} %</source>
        <translation>{phase}… {percent}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>Lexicon</name>
    <message>
        <source>Accepted</source>
        <translation>Accepté</translation>
    </message>
    <message>
        <source>Accepted more often than refused or labelled otherwise: it is proposed where nothing lies yet</source>
        <translation>Accepté plus souvent que refusé ou étiqueté autrement&#xa0;: proposé là où il n’y a encore rien</translation>
    </message>
    <message>
        <source>Effect on the next articles</source>
        <translation>Effet sur les articles suivants</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Refused too often: suggestions of it are withdrawn when an article is opened</source>
        <translation>Refusé trop souvent&#xa0;: ses suggestions sont retirées à l’ouverture d’un article</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejeté</translation>
    </message>
    <message>
        <source>Too few decisions, or decisions that contradict each other: it changes nothing</source>
        <translation>Trop peu de décisions, ou des décisions contradictoires&#xa0;: sans effet</translation>
    </message>
    <message>
        <source>You had it forgotten: it is counted on, and changes nothing</source>
        <translation>Vous l’avez fait oublier&#xa0;: il est encore compté, mais reste sans effet</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>oublié</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>écarté</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>aucun pour l’instant</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposé</translation>
    </message>
</context>
<context>
    <name>LexiconWindow</name>
    <message numerus="yes">
        <source>%n form(s)</source>
        <translation>
            <numerusform>%n forme</numerusform>
            <numerusform>%n formes</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Find a form</source>
        <translation>Chercher une forme</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Formes</translation>
    </message>
    <message>
        <source>Let the chosen forms count again (Del)</source>
        <translation>Utiliser à nouveau les formes choisies (Suppr)</translation>
    </message>
    <message>
        <source>Lexicon of the project</source>
        <translation>Lexique du projet</translation>
    </message>
    <message>
        <source>Make no more use of the chosen forms; their counts stay (Del)</source>
        <translation>Ne plus utiliser les formes choisies&#xa0;; leurs décomptes restent (Suppr)</translation>
    </message>
    <message>
        <source>Nothing yet: every name that you accept or reject is learned.</source>
        <translation>Rien pour l’instant&#xa0;: chaque nom que vous acceptez ou rejetez est retenu.</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Réutiliser</translation>
    </message>
    <message>
        <source>Use it in the next articles</source>
        <translation>L’utiliser dans les articles suivants</translation>
    </message>
    <message>
        <source>When an article is opened, what you accepted elsewhere is proposed in it and what you refused is withdrawn. Off, decisions are only counted.</source>
        <translation>À l’ouverture d’un article, ce que vous avez accepté ailleurs y est proposé et ce que vous avez refusé en est retiré. Sinon, les décisions sont seulement comptées.</translation>
    </message>
    <message>
        <source>Write the whole list as a table (CSV)</source>
        <translation>Écrire toute la liste dans un tableau (CSV)</translation>
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
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Articles in a hundred that are drawn at random, whatever is suggested in them.
Scores measured on these hold for the whole corpus.</source>
        <translation>Articles sur cent tirés au hasard, quelles que soient leurs suggestions.
Les scores mesurés sur ceux-ci valent pour tout le corpus.</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Attribué à</translation>
    </message>
    <message>
        <source>Assigned to {names}</source>
        <translation>Attribué à {names}</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Click to sort; right click to choose the columns</source>
        <translation>Cliquez pour trier&#xa0;; clic droit pour choisir les colonnes</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Signal</translation>
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
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longueur</translation>
    </message>
    <message>
        <source>Mix up</source>
        <translation>Mélanger</translation>
    </message>
    <message>
        <source>No suggestions yet</source>
        <translation>Pas encore de suggestion</translation>
    </message>
    <message>
        <source>No suggestions: the pipeline failed on this article</source>
        <translation>Pas de suggestions&#xa0;: le modèle a échoué sur cet article</translation>
    </message>
    <message>
        <source>Random order</source>
        <translation>Ordre aléatoire</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Enregistrer ce filtre</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Passé</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>The same seed mixes up the same articles alike. It is {seed} now.</source>
        <translation>La même graine mélange les mêmes articles de la même façon. Elle vaut {seed} à présent.</translation>
    </message>
    <message>
        <source>The search and the filter get a chip with this name:</source>
        <translation>La recherche et le filtre auront un bouton de ce nom&#xa0;:</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>Uncertain first</source>
        <translation>Incertains d’abord</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Incertitude</translation>
    </message>
    <message>
        <source>Untitled article</source>
        <translation>Article sans titre</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <translation>Colonnes habituelles</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
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
        <source>No article passes both the search and the filter.</source>
        <translation>Aucun article ne répond à la fois à la recherche et au filtre.</translation>
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
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Take the search and the filter away</source>
        <translation>Retirer la recherche et le filtre</translation>
    </message>
</context>
<context>
    <name>LinkChoice</name>
    <message>
        <source>Link to</source>
        <translation>Relier à</translation>
    </message>
    <message>
        <source>Nothing to link to yet: choose words and press {source} or {cue}</source>
        <translation>Rien à relier encore&#xa0;: choisissez des mots, puis {source} ou {cue}</translation>
    </message>
    <message>
        <source>{label}: {words}</source>
        <translation>{label}&#xa0;: {words}</translation>
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
        <source>{project} (read only) — Annotator</source>
        <translation>{project} (lecture seule) — Annotator</translation>
    </message>
    <message>
        <source>{project} — Annotator</source>
        <translation>{project} — Annotator</translation>
    </message>
</context>
<context>
    <name>MappingForm</name>
    <message>
        <source>&amp;Dates:</source>
        <translation>&amp;Dates&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Encoding:</source>
        <translation>&amp;Encodage&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>&amp;Format&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Sheet:</source>
        <translation>Feui&amp;lle&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>É&amp;tiquetage&#xa0;:</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Séparateur</translation>
    </message>
    <message>
        <source>Delimiter:</source>
        <translation>Séparateur&#xa0;:</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Encodage</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Feuille</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquetage</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>The first &amp;row names the columns</source>
        <translation>La première li&amp;gne nomme les colonnes</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>as they are (2024-02-15)</source>
        <translation>telles quelles (2024-02-15)</translation>
    </message>
    <message>
        <source>bar |</source>
        <translation>barre |</translation>
    </message>
    <message>
        <source>comma ,</source>
        <translation>virgule ,</translation>
    </message>
    <message>
        <source>found out</source>
        <translation>détecté</translation>
    </message>
    <message>
        <source>semicolon ;</source>
        <translation>point-virgule&#xa0;;</translation>
    </message>
    <message>
        <source>space</source>
        <translation>espace</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulation</translation>
    </message>
    <message>
        <source>{field}:</source>
        <translation>{field}&#xa0;:</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
</context>
<context>
    <name>MatrixPage</name>
    <message numerus="yes">
        <source>%n article(s) done by both.</source>
        <translation>
            <numerusform>%n article fait par les deux.</numerusform>
            <numerusform>%n articles faits par les deux.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Rows:</source>
        <translation>&amp;Lignes&#xa0;:</translation>
    </message>
    <message numerus="yes">
        <source>(%n only touching)</source>
        <translation>
            <numerusform>(%n se touche seulement)</numerusform>
            <numerusform>(%n se touchent seulement)</numerusform>
        </translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(rien)</translation>
    </message>
    <message numerus="yes">
        <source>(the first %n are listed)</source>
        <translation>
            <numerusform>(le premier est listé)</numerusform>
            <numerusform>(les %n premiers sont listés)</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose two annotators who have done the same articles.</source>
        <translation>Choisissez deux annotateurs qui ont fait les mêmes articles.</translation>
    </message>
    <message>
        <source>Col&amp;umns:</source>
        <translation>Col&amp;onnes&#xa0;:</translation>
    </message>
    <message>
        <source>La&amp;yer:</source>
        <translation>Couch&amp;e&#xa0;:</translation>
    </message>
    <message>
        <source>Labels of one annotator against those of another</source>
        <translation>Étiquettes d’un annotateur en regard de celles d’un autre</translation>
    </message>
    <message>
        <source>Open the article at this place</source>
        <translation>Ouvrir l’article à cet endroit</translation>
    </message>
    <message>
        <source>Places behind the cell</source>
        <translation>Passages derrière la case</translation>
    </message>
    <message>
        <source>Spans are paired by the same place first, then where they touch. Choose a cell to see its places; Return goes to them, and opens one.</source>
        <translation>Les passages sont mis en regard d’abord au même endroit, puis là où ils se touchent. Choisissez une case pour voir les siens&#xa0;; Entrée y mène, puis en ouvre un.</translation>
    </message>
    <message>
        <source>{one}: {mine} · {two}: {theirs} · {count}</source>
        <translation>{one}&#xa0;: {mine} · {two}&#xa0;: {theirs} · {count}</translation>
    </message>
    <message>
        <source>{words} (elsewhere)</source>
        <translation>{words} (ailleurs)</translation>
    </message>
</context>
<context>
    <name>Measuring</name>
    <message>
        <source>Measuring the learning curve…</source>
        <translation>Mesure de la courbe d’apprentissage…</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n article(s) wait until you decide between two versions.</source>
        <translation>
            <numerusform>%n article attend que vous choisissiez entre deux versions.</numerusform>
            <numerusform>%n articles attendent que vous choisissiez entre deux versions.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation>&amp;Laisser de côté</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Fusionner</translation>
    </message>
    <message>
        <source>&amp;More files…</source>
        <translation>&amp;Autres fichiers…</translation>
    </message>
    <message>
        <source>&amp;Open as it was…</source>
        <translation>&amp;Ouvrir l’état d’avant…</translation>
    </message>
    <message>
        <source>&amp;Settle conflicts…</source>
        <translation>&amp;Régler les conflits…</translation>
    </message>
    <message>
        <source>A merge is not undone. To go back, open the backup as a copy.</source>
        <translation>Une fusion ne s’annule pas. Pour revenir en arrière, ouvrez la sauvegarde comme copie.</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Backing the project up…</source>
        <translation>Sauvegarde du projet…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choose more files to merge</source>
        <translation>Choisir d’autres fichiers à fusionner</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Do not merge the chosen file</source>
        <translation>Ne pas fusionner le fichier choisi</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>In conflict: edited on two computers. Both versions come in; you decide.</source>
        <translation>En conflit&#xa0;: modifié sur deux ordinateurs. Les deux versions sont reprises&#xa0;; vous choisirez.</translation>
    </message>
    <message>
        <source>Labels that the project does not have come in switched off: {names}</source>
        <translation>Étiquettes que le projet n’a pas, reprises désactivées&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Looking into the files…</source>
        <translation>Lecture des fichiers…</translation>
    </message>
    <message>
        <source>Merge returned packages</source>
        <translation>Fusionner les lots rendus</translation>
    </message>
    <message>
        <source>Merging…</source>
        <translation>Fusion…</translation>
    </message>
    <message>
        <source>Nothing in these files is new to the project.</source>
        <translation>Ces fichiers n’apportent rien de nouveau au projet.</translation>
    </message>
    <message>
        <source>Open the project from before the merge, as a copy beside this one</source>
        <translation>Ouvrir le projet d’avant la fusion, comme copie à côté de celui-ci</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>See where somebody worked on two computers, and decide</source>
        <translation>Voir où quelqu’un a travaillé sur deux ordinateurs, et choisir</translation>
    </message>
    <message>
        <source>Show &amp;backup</source>
        <translation>&amp;Montrer la sauvegarde</translation>
    </message>
    <message>
        <source>Show the folder with the copy from before the merge</source>
        <translation>Montrer le dossier de la copie d’avant la fusion</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>The package was made {time}.</source>
        <translation>Le lot a été créé le {time}.</translation>
    </message>
    <message>
        <source>This is what the files bring. The project is backed up first; the files stay as they are.</source>
        <translation>Voici ce qu’apportent les fichiers. Le projet est d’abord sauvegardé&#xa0;; les fichiers restent tels quels.</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>De qui</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>%n en retard</numerusform>
            <numerusform>%n en retard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflit</numerusform>
            <numerusform>%n conflits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be merged.</source>
        <translation>
            <numerusform>%n fichier n’a pas pu être fusionné.</numerusform>
            <numerusform>%n fichiers n’ont pas pu être fusionnés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) merged.</source>
        <translation>
            <numerusform>%n fichier fusionné.</numerusform>
            <numerusform>%n fichiers fusionnés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n further on</source>
        <translation>
            <numerusform>%n plus avancé</numerusform>
            <numerusform>%n plus avancés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in conflict</source>
        <translation>
            <numerusform>%n en conflit</numerusform>
            <numerusform>%n en conflit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nouveau</numerusform>
            <numerusform>%n nouveaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new article(s)</source>
        <translation>
            <numerusform>%n article ajouté</numerusform>
            <numerusform>%n articles ajoutés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n the same</source>
        <translation>
            <numerusform>%n identique</numerusform>
            <numerusform>%n identiques</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be merged</source>
        <translation>Ne peut pas être fusionné</translation>
    </message>
    <message>
        <source>Copy of the project</source>
        <translation>Copie du projet</translation>
    </message>
    <message>
        <source>Edited on two computers at once: click to decide</source>
        <translation>Modifié sur deux ordinateurs à la fois&#xa0;: cliquez pour choisir</translation>
    </message>
    <message>
        <source>Merge when that is done.</source>
        <translation>Fusionnez quand ce sera terminé.</translation>
    </message>
    <message>
        <source>Nothing was done in it</source>
        <translation>Rien n’y a été fait</translation>
    </message>
    <message>
        <source>Something else is being brought into the project.</source>
        <translation>Autre chose est en train d’entrer dans le projet.</translation>
    </message>
    <message>
        <source>The merged one stays as it is, beside it.</source>
        <translation>Le projet fusionné reste tel quel, à côté.</translation>
    </message>
    <message>
        <source>Then it was stopped; what is merged stays.</source>
        <translation>Puis la fusion a été arrêtée&#xa0;; ce qui est fusionné reste.</translation>
    </message>
    <message>
        <source>This is the project as it was before the merge: {name}</source>
        <translation>Voici le projet tel qu’il était avant la fusion&#xa0;: {name}</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>restauré</translation>
    </message>
    <message>
        <source>{name}: articles {before} → {after}, labels {less} → {more}</source>
        <translation>{name}&#xa0;: articles {before} → {after}, étiquettes {less} → {more}</translation>
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
    <name>NamesField</name>
    <message>
        <source>Name, {language}</source>
        <translation>Nom, {language}</translation>
    </message>
</context>
<context>
    <name>NotSaved</name>
    <message>
        <source>A complete copy is in {path}.</source>
        <translation>Une copie complète se trouve dans {path}.</translation>
    </message>
    <message>
        <source>Everything is on disk: each gesture is, before the next one</source>
        <translation>Tout est sur le disque&#xa0;: chaque geste y est avant le suivant</translation>
    </message>
    <message>
        <source>Go on in the copy</source>
        <translation>Continuer dans la copie</translation>
    </message>
    <message>
        <source>It was read through and is sound.</source>
        <translation>Elle a été relue en entier et elle est saine.</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>Part of {name} can no longer be read</source>
        <translation>Une partie de {name} n’est plus lisible</translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n gesture(s) that had waited.</source>
        <translation>
            <numerusform>Enregistré&#xa0;: %n geste qui attendait.</numerusform>
            <numerusform>Enregistrés&#xa0;: %n gestes qui attendaient.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving a copy…</source>
        <translation>Enregistrement d’une copie…</translation>
    </message>
    <message>
        <source>The disk may be failing. What you see could be read, and what you do is still saved where that is possible. Repair it into a new file, or go back to a backup.</source>
        <translation>Le disque est peut-être défaillant. Ce qui s’affiche a pu être lu, et ce que vous faites est encore enregistré quand c’est possible. Réparez-le dans un nouveau fichier, ou revenez à une sauvegarde.</translation>
    </message>
    <message>
        <source>This is in the memory of this window only. You can copy it, in case it cannot be saved in the end.</source>
        <translation>Ceci n’existe que dans la mémoire de cette fenêtre. Vous pouvez le copier, au cas où il ne pourrait finalement pas être enregistré.</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name} (copie)</translation>
    </message>
</context>
<context>
    <name>NoteRow</name>
    <message>
        <source>Comment on this span</source>
        <translation>Commentaire sur ce passage</translation>
    </message>
    <message>
        <source>Comment…</source>
        <translation>Commentaire…</translation>
    </message>
    <message>
        <source>Flag this span</source>
        <translation>Signaler ce passage</translation>
    </message>
    <message>
        <source>Flag this span for another look, or take the flag away</source>
        <translation>Signaler ce passage à revoir, ou retirer le signalement</translation>
    </message>
</context>
<context>
    <name>Noted</name>
    <message>
        <source>List only the spans with a flag or a comment</source>
        <translation>Ne lister que les passages signalés ou commentés</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Noted {count}</source>
        <translation>Notes {count}</translation>
    </message>
    <message>
        <source>Nothing to look at again</source>
        <translation>Rien à revoir</translation>
    </message>
    <message>
        <source>Spans that you flag or comment on are listed here. All articles: Concordance.</source>
        <translation>Les passages que vous signalez ou commentez sont listés ici. Pour tous les articles&#xa0;: le concordancier.</translation>
    </message>
</context>
<context>
    <name>NotedList</name>
    <message>
        <source>Spans with a flag or a comment</source>
        <translation>Passages signalés ou commentés</translation>
    </message>
</context>
<context>
    <name>OrderButton</name>
    <message>
        <source>First the articles where your decisions tell the most. Of a hundred, {share} are drawn at random and come in between: scores on these hold for the whole corpus.</source>
        <translation>D’abord les articles où vos décisions apprennent le plus. Sur cent, {share} sont tirés au hasard et s’y intercalent&#xa0;: les scores sur ceux-ci valent pour tout le corpus.</translation>
    </message>
    <message>
        <source>In which order articles are listed and follow each other</source>
        <translation>L’ordre dans lequel les articles sont listés et se suivent</translation>
    </message>
    <message>
        <source>Order: {name}</source>
        <translation>Ordre&#xa0;: {name}</translation>
    </message>
    <message>
        <source>{order}, seed {seed}</source>
        <translation>{order}, graine {seed}</translation>
    </message>
    <message>
        <source>{order}, {share} % at random</source>
        <translation>{order}, {share}&#xa0;% au hasard</translation>
    </message>
</context>
<context>
    <name>OtherId</name>
    <message>
        <source>It is shown there under Edit, Preferences, with a button to copy it.</source>
        <translation>Il y est affiché sous Édition, Préférences, avec un bouton pour le copier.</translation>
    </message>
    <message numerus="yes">
        <source>Not an id yet: it has 32 digits from 0 to 9 and a to f; here are %n.</source>
        <translation>
            <numerusform>Pas encore un identifiant&#xa0;: il a 32 signes, de 0 à 9 et de a à f&#x202f;; en voici %n.</numerusform>
            <numerusform>Pas encore un identifiant&#xa0;: il a 32 signes, de 0 à 9 et de a à f&#x202f;; en voici %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste your id from there</source>
        <translation>Collez l’identifiant affiché là-bas</translation>
    </message>
    <message>
        <source>Your id on the other computer</source>
        <translation>Votre identifiant sur l’autre ordinateur</translation>
    </message>
    <message>
        <source>✓ This is an id. Work from both computers will count as yours.</source>
        <translation>✓ C’est un identifiant. Le travail des deux ordinateurs comptera comme le vôtre.</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>An id has no spaces, quotes or brackets.</source>
        <translation>Un identifiant n’a ni espaces, ni guillemets, ni crochets.</translation>
    </message>
    <message>
        <source>It can be changed until the change is applied.</source>
        <translation>Modifiable tant que rien n’est appliqué.</translation>
    </message>
    <message>
        <source>It stays as it is: files and annotations name it.</source>
        <translation>Il ne change pas&#xa0;: fichiers et annotations s’y réfèrent.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Something else has this id.</source>
        <translation>Un autre élément a cet identifiant.</translation>
    </message>
    <message>
        <source>Stable id</source>
        <translation>Identifiant stable</translation>
    </message>
    <message>
        <source>Version {number}; it grows with each change</source>
        <translation>Version {number}&#xa0;; elle augmente à chaque changement</translation>
    </message>
    <message>
        <source>retired: offered no more</source>
        <translation>hors d’usage</translation>
    </message>
</context>
<context>
    <name>PartsForm</name>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>&amp;Dev:</source>
        <translation>&amp;Dév.&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Part into train, dev and test</source>
        <translation>Ré&amp;partir en entraînement, développement et test</translation>
    </message>
    <message>
        <source>&amp;Seed:</source>
        <translation>&amp;Graine&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Test:</source>
        <translation>Te&amp;st&#xa0;:</translation>
    </message>
    <message>
        <source>Chosen by the article’s own name; the shares are met on average only</source>
        <translation>Selon le nom propre de l’article&#xa0;; les parts ne sont atteintes qu’en moyenne</translation>
    </message>
    <message>
        <source>Keep each s&amp;ource in one part</source>
        <translation>Garder chaque so&amp;urce dans une seule partie</translation>
    </message>
    <message>
        <source>Labels and sources are spread evenly; versions of a story stay in one part</source>
        <translation>Étiquettes et sources sont réparties également&#xa0;; les versions d’une même histoire restent ensemble</translation>
    </message>
    <message>
        <source>No article changes sides &amp;later</source>
        <translation>Aucun article ne change de partie p&amp;lus tard</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Share of the dev part</source>
        <translation>Part du développement</translation>
    </message>
    <message>
        <source>Share of the test part</source>
        <translation>Part du test</translation>
    </message>
    <message>
        <source>The same number gives the same parts again</source>
        <translation>Le même nombre redonne les mêmes parties</translation>
    </message>
    <message>
        <source>Train: {share} %</source>
        <translation>Entraînement&#xa0;: {share}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>PendingList</name>
    <message>
        <source>Double click: show it in its article</source>
        <translation>Double clic&#xa0;: le montrer dans son article</translation>
    </message>
    <message>
        <source>Nothing to apply: the scheme is as it was.</source>
        <translation>Rien à appliquer&#xa0;: le jeu d’étiquettes n’a pas changé.</translation>
    </message>
    <message>
        <source>What is not applied yet</source>
        <translation>Ce qui n’est pas encore appliqué</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {problem}</source>
        <translation>{name}&#xa0;: {problem}</translation>
    </message>
    <message>
        <source>“{one}” and “{other}”</source>
        <translation>«&#xa0;{one}&#xa0;» et «&#xa0;{other}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Add a name, then Enter</source>
        <translation>Ajouter un nom, puis Entrée</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>The name of somebody new</source>
        <translation>Le nom d’une nouvelle personne</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (vous)</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>Cop&amp;y</source>
        <translation>Cop&amp;ier</translation>
    </message>
    <message>
        <source>Copy your id, to paste it on another computer</source>
        <translation>Copier votre identifiant, pour le coller sur un autre ordinateur</translation>
    </message>
    <message>
        <source>I also work on &amp;another computer</source>
        <translation>Je tra&amp;vaille aussi sur un autre ordinateur</translation>
    </message>
    <message>
        <source>It goes with every label you set; an open project follows at once</source>
        <translation>Il accompagne chaque étiquette que vous posez&#x202f;; un projet ouvert suit aussitôt</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>What tells you from others of the same name</source>
        <translation>Ce qui vous distingue de vos homonymes</translation>
    </message>
    <message>
        <source>What you labelled under the old id stays under the old id</source>
        <translation>Ce que vous avez étiqueté sous l’ancien identifiant y reste</translation>
    </message>
    <message>
        <source>Your &amp;name:</source>
        <translation>Votre &amp;nom&#xa0;:</translation>
    </message>
    <message>
        <source>Your i&amp;d:</source>
        <translation>I&amp;dentifiant&#xa0;:</translation>
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
    <name>PreferencesDialog</name>
    <message>
        <source> %</source>
        <comment>leading</comment>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source> characters</source>
        <translation>&#xa0;caractères</translation>
    </message>
    <message>
        <source> pt</source>
        <translation>&#xa0;pt</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Couleurs&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Keys of the commands…</source>
        <translation>&amp;Touches des commandes…</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Langue&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Pipeline…</source>
        <translation>&amp;Modèle…</translation>
    </message>
    <message>
        <source>&amp;Size:</source>
        <translation>&amp;Taille&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Typeface:</source>
        <translation>&amp;Police&#xa0;:</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast on black</source>
        <translation>Contraste élevé sur noir</translation>
    </message>
    <message>
        <source>High contrast on white</source>
        <translation>Contraste élevé sur blanc</translation>
    </message>
    <message>
        <source>Keys and suggestions</source>
        <translation>Touches et suggestions</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Line &amp;height:</source>
        <translation>&amp;Interligne&#xa0;:</translation>
    </message>
    <message>
        <source>Line &amp;width:</source>
        <translation>Lon&amp;gueur des lignes&#xa0;:</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Sample of the article’s letters</source>
        <translation>Échantillon des lettres de l’article</translation>
    </message>
    <message>
        <source>Sans serif (the best there is)</source>
        <translation>Sans empattements (la meilleure disponible)</translation>
    </message>
    <message>
        <source>Serif (the best there is)</source>
        <translation>Avec empattements (la meilleure disponible)</translation>
    </message>
    <message>
        <source>The commands have the keys of {tool}.</source>
        <translation>Les commandes ont les touches de {tool}.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>“The bridge will stay closed until March,” the mayor said on Tuesday, but traders of the old harbour doubt it: according to them, the works have not even begun on the northern bank.</source>
        <translation>«&#xa0;Le pont restera fermé jusqu’en mars&#xa0;», a déclaré le maire mardi, mais les commerçants du vieux port en doutent&#xa0;: selon eux, les travaux n’ont même pas commencé sur la rive nord.</translation>
    </message>
</context>
<context>
    <name>ProjectToolBar</name>
    <message>
        <source>A work package for {name}, from the project {project}</source>
        <translation>Lot de travail pour {name}, du projet {project}</translation>
    </message>
    <message>
        <source>Finished articles</source>
        <translation>Articles terminés</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>You work as {name}: what you label is theirs</source>
        <translation>Vous travaillez en tant que {name}&#xa0;: vos étiquettes sont les siennes</translation>
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
    <name>Propagation</name>
    <message numerus="yes">
        <source>%n in lines left out</source>
        <translation>
            <numerusform>%n dans une ligne écartée</numerusform>
            <numerusform>%n dans des lignes écartées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inside longer names</source>
        <translation>
            <numerusform>%n dans un nom plus long</numerusform>
            <numerusform>%n dans des noms plus longs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left rejected</source>
        <translation>
            <numerusform>%n reste rejetée</numerusform>
            <numerusform>%n restent rejetées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left with the label you accepted</source>
        <translation>
            <numerusform>%n garde l’étiquette que vous avez acceptée</numerusform>
            <numerusform>%n gardent l’étiquette que vous avez acceptée</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) labelled</source>
        <translation>
            <numerusform>%n mention étiquetée</numerusform>
            <numerusform>%n mentions étiquetées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) proposed</source>
        <translation>
            <numerusform>%n mention proposée</numerusform>
            <numerusform>%n mentions proposées</numerusform>
        </translation>
    </message>
    <message>
        <source>Label it first; then F labels the same words everywhere here</source>
        <translation>Étiquetez d’abord ces mots&#xa0;; puis F étiquette les mêmes dans tout l’article</translation>
    </message>
    <message>
        <source>Looking through the articles…</source>
        <translation>Parcours des articles…</translation>
    </message>
    <message>
        <source>Words this long do not come again in other articles</source>
        <translation>Un passage aussi long ne revient pas dans d’autres articles</translation>
    </message>
    <message numerus="yes">
        <source>in %n article(s)</source>
        <translation>
            <numerusform>dans %n article</numerusform>
            <numerusform>dans %n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>{mentions} {where}</source>
        <translation>{mentions} {where}</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Voir dans&#xa0;:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Fichiers de &amp;type&#xa0;:</translation>
    </message>
</context>
<context>
    <name>QualityWindow</name>
    <message>
        <source> s</source>
        <translation>&#xa0;s</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) with a known answer.</source>
        <translation>
            <numerusform>%n article dont la réponse est connue.</numerusform>
            <numerusform>%n articles dont la réponse est connue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected article(s) left out: neither adjudicated nor finished by you.</source>
        <translation>
            <numerusform>%n article sélectionné laissé de côté&#xa0;: ni tranché, ni terminé par vous.</numerusform>
            <numerusform>%n articles sélectionnés laissés de côté&#xa0;: ni tranchés, ni terminés par vous.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the articles selected in the library</source>
        <translation>Ajouter les articles sélectionnés dans la bibliothèque</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Annotateur</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Combinations</source>
        <translation>Combinaisons</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Haste</source>
        <translation>Précipitation</translation>
    </message>
    <message>
        <source>How annotators did on known-answer articles</source>
        <translation>Résultats des annotateurs sur les articles à réponse connue</translation>
    </message>
    <message>
        <source>Known answers</source>
        <translation>Réponses connues</translation>
    </message>
    <message>
        <source>Least seconds for 1,000 characters</source>
        <translation>Nombre minimal de secondes pour 1&#x202f;000 caractères</translation>
    </message>
    <message>
        <source>Least time for 1,000 characters:</source>
        <translation>Temps minimal pour 1&#x202f;000 caractères&#xa0;:</translation>
    </message>
    <message>
        <source>Mark adjudicated articles, or ones that you have finished yourself.</source>
        <translation>Désignez des articles tranchés, ou que vous avez terminés vous-même.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Quality checks</source>
        <translation>Contrôles de qualité</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Tout retirer</translation>
    </message>
    <message>
        <source>Show annotators where they differ from the answer</source>
        <translation>Montrer aux annotateurs où ils s’écartent de la réponse</translation>
    </message>
    <message>
        <source>Tell articles that were done too fast</source>
        <translation>Signaler les articles faits trop vite</translation>
    </message>
    <message>
        <source>Tell combinations that cannot be right</source>
        <translation>Signaler les combinaisons impossibles</translation>
    </message>
    <message>
        <source>The scheme&apos;s checks</source>
        <translation>Les contrôles du schéma</translation>
    </message>
    <message>
        <source>When somebody finishes an article, they are told what to look at again. Finishing once more leaves it as it is. The choice travels in work packages.</source>
        <translation>Qui termine un article apprend ce qu’il vaut mieux revoir. Terminer une seconde fois le laisse tel quel. Ce choix accompagne les lots de travail.</translation>
    </message>
    <message>
        <source>a third of one&apos;s own usual time</source>
        <translation>un tiers de son temps habituel</translation>
    </message>
</context>
<context>
    <name>ReadOnly</name>
    <message>
        <source>Read only, as of {time}.</source>
        <translation>Lecture seule, état de {time}.</translation>
    </message>
</context>
<context>
    <name>ReadOnlyStrip</name>
    <message>
        <source>Nobody has it open any more: you can open it for work.</source>
        <translation>Il n’est plus ouvert chez personne&#xa0;: vous pouvez l’ouvrir pour travailler.</translation>
    </message>
    <message>
        <source>Open for work</source>
        <translation>Ouvrir pour travailler</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Save a copy elsewhere…</source>
        <translation>Enregistrer une copie ailleurs…</translation>
    </message>
</context>
<context>
    <name>RecentProjects</name>
    <message>
        <source>It was moved or renamed, or its drive is not connected: look for it</source>
        <translation>Il a été déplacé ou renommé, ou son disque n’est pas branché&#xa0;: le chercher</translation>
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
        <source>not there any more · {folder}</source>
        <translation>n’y est plus · {folder}</translation>
    </message>
    <message>
        <source>{day} · {folder}</source>
        <translation>{day} · {folder}</translation>
    </message>
</context>
<context>
    <name>RelationPage</name>
    <message>
        <source>Accepted and rejected together</source>
        <translation>Acceptés et rejetés ensemble</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>From spans labelled</source>
        <translation>Des passages étiquetés</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>The second span is a part of the first, as a source is of its claim.</source>
        <translation>Le second passage est une partie du premier, comme la source l’est de sa déclaration.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>To spans labelled</source>
        <translation>Vers les passages étiquetés</translation>
    </message>
</context>
<context>
    <name>RepairDialog</name>
    <message numerus="yes">
        <source>%n annotator(s) of whom only the work is left</source>
        <translation>
            <numerusform>%n annotateur dont il ne reste que le travail</numerusform>
            <numerusform>%n annotateurs dont il ne reste que le travail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) where nothing could be read</source>
        <translation>
            <numerusform>%n endroit illisible</numerusform>
            <numerusform>%n endroits illisibles</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>&amp;Sauvegardes…</translation>
    </message>
    <message>
        <source>&amp;Open it</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Réparer</translation>
    </message>
    <message>
        <source>Everything could be saved: nothing is known to be missing.</source>
        <translation>Tout a pu être sauvé&#xa0;: rien ne manque, pour autant qu’on le sache.</translation>
    </message>
    <message>
        <source>Looking through the file…</source>
        <translation>Examen du fichier…</translation>
    </message>
    <message numerus="yes">
        <source>Lost: %n article(s) with a damaged text</source>
        <translation>
            <numerusform>Perdu&#xa0;: %n article au texte endommagé</numerusform>
            <numerusform>Perdus&#xa0;: %n articles au texte endommagé</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost: %n article(s):</source>
        <translation>
            <numerusform>Perdu&#xa0;: %n article&#xa0;:</numerusform>
            <numerusform>Perdus&#xa0;: %n articles&#xa0;:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost: %n label(s) or link(s) known to be missing</source>
        <translation>
            <numerusform>Perdu&#xa0;: %n annotation ou lien manquant</numerusform>
            <numerusform>Perdus&#xa0;: %n annotations ou liens manquants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost: %n row(s) that do not hold together</source>
        <translation>
            <numerusform>Perdue&#xa0;: %n ligne incohérente</numerusform>
            <numerusform>Perdues&#xa0;: %n lignes incohérentes</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the repaired project</source>
        <translation>Ouvrir le projet réparé</translation>
    </message>
    <message>
        <source>Part of the project could be saved. This is missing:</source>
        <translation>Une partie du projet a pu être sauvée. Il manque&#xa0;:</translation>
    </message>
    <message numerus="yes">
        <source>Put back out of the history: %n label(s) or link(s)</source>
        <translation>
            <numerusform>Reconstitué d’après l’historique&#xa0;: %n annotation ou lien</numerusform>
            <numerusform>Reconstitués d’après l’historique&#xa0;: %n annotations ou liens</numerusform>
        </translation>
    </message>
    <message>
        <source>Repair {project}</source>
        <translation>Réparer {project}</translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n article(s)</source>
        <translation>
            <numerusform>Sauvé&#xa0;: %n article</numerusform>
            <numerusform>Sauvés&#xa0;: %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n label(s) on them</source>
        <translation>
            <numerusform>Sauvée&#xa0;: %n annotation dans ces articles</numerusform>
            <numerusform>Sauvées&#xa0;: %n annotations dans ces articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n link(s)</source>
        <translation>
            <numerusform>Sauvé&#xa0;: %n lien</numerusform>
            <numerusform>Sauvés&#xa0;: %n liens</numerusform>
        </translation>
    </message>
    <message>
        <source>See whether a backup has what is lost</source>
        <translation>Voir si une sauvegarde contient ce qui est perdu</translation>
    </message>
    <message>
        <source>The project’s own labels are lost; it has the usual ones.</source>
        <translation>Les étiquettes propres au projet sont perdues&#xa0;; il a celles d’usage.</translation>
    </message>
    <message>
        <source>What was saved, and what could not be</source>
        <translation>Ce qui a été sauvé, et ce qui n’a pas pu l’être</translation>
    </message>
    <message>
        <source>Write what can still be read into a new project</source>
        <translation>Écrire dans un nouveau projet ce qui est encore lisible</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>réparé</translation>
    </message>
    <message>
        <source>{count} rows saved so far…</source>
        <translation>{count} lignes sauvées jusqu’ici…</translation>
    </message>
    <message>
        <source>{file} is only read: it stays as it is. All that can still be made out goes into a new project beside it, {target}: articles whose text is exactly as it came in, with the labels, links and states that belong to them. What is lost is counted, and lost articles are named as far as they are known.</source>
        <translation>{file} est seulement lu&#xa0;: il reste tel quel. Tout ce qui peut encore être reconnu va dans un nouveau projet à côté, {target}&#xa0;: les articles dont le texte est exactement tel qu’il est arrivé, avec les étiquettes, liens et états qui s’y rattachent. Ce qui est perdu est compté, et les articles perdus sont nommés autant qu’on les connaît.</translation>
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
    <name>RulesDialog</name>
    <message numerus="yes">
        <source>%n article(s) would be complete</source>
        <translation>
            <numerusform>%n article serait complet</numerusform>
            <numerusform>%n articles seraient complets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) stay to be decided</source>
        <translation>
            <numerusform>%n cas reste à trancher</numerusform>
            <numerusform>%n cas restent à trancher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) would be settled</source>
        <translation>
            <numerusform>%n cas serait tranché</numerusform>
            <numerusform>%n cas seraient tranchés</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Majority:</source>
        <translation>&amp;Majorité&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Only in this article</source>
        <translation>Dans cet &amp;article seulement</translation>
    </message>
    <message>
        <source>&amp;Settle</source>
        <translation>&amp;Trancher</translation>
    </message>
    <message>
        <source>&amp;Trusted:</source>
        <translation>De &amp;confiance&#xa0;:</translation>
    </message>
    <message>
        <source>A majority says the same</source>
        <translation>Une majorité dit la même chose</translation>
    </message>
    <message>
        <source>A trusted annotator says so</source>
        <translation>Un annotateur de confiance le dit</translation>
    </message>
    <message>
        <source>All agree</source>
        <translation>Tous d’accord</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Décompte…</translation>
    </message>
    <message>
        <source>How many make a majority</source>
        <translation>Combien font une majorité</translation>
    </message>
    <message>
        <source>Rules are tried from the top; the first that applies settles.</source>
        <translation>Les règles sont essayées de haut en bas&#xa0;; la première qui s’applique tranche.</translation>
    </message>
    <message>
        <source>Rules, in the order in which they are tried</source>
        <translation>Règles, dans l’ordre où elles sont essayées</translation>
    </message>
    <message>
        <source>Settle by rules</source>
        <translation>Trancher par des règles</translation>
    </message>
    <message>
        <source>Try this rule earlier</source>
        <translation>Essayer cette règle plus tôt</translation>
    </message>
    <message>
        <source>Try this rule later</source>
        <translation>Essayer cette règle plus tard</translation>
    </message>
    <message>
        <source>What was left for later, or settled by hand, stays as it is</source>
        <translation>Ce qui est remis à plus tard ou tranché à la main reste tel quel</translation>
    </message>
    <message>
        <source>Who is trusted</source>
        <translation>À qui se fier</translation>
    </message>
    <message>
        <source>more than half</source>
        <translation>plus de la moitié</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n déclaration</numerusform>
            <numerusform>%n déclarations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) could not be learned</source>
        <translation>
            <numerusform>%n nom n’a pas pu être appris</numerusform>
            <numerusform>%n noms n’ont pas pu être appris</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) learned from</source>
        <translation>
            <numerusform>%n nom appris</numerusform>
            <numerusform>%n noms appris</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back to the base pipeline</source>
        <translation>Re&amp;venir au modèle de base</translation>
    </message>
    <message>
        <source>&amp;Exact</source>
        <translation>E&amp;xact</translation>
    </message>
    <message>
        <source>&amp;Forget…</source>
        <translation>&amp;Oublier…</translation>
    </message>
    <message>
        <source>&amp;Overlap</source>
        <translation>Re&amp;couvrement</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>&amp;L’utiliser</translation>
    </message>
    <message numerus="yes">
        <source>(%n of them shown)</source>
        <translation>
            <numerusform>(dont %n affichée)</numerusform>
            <numerusform>(dont %n affichées)</numerusform>
        </translation>
    </message>
    <message>
        <source>A suggestion is right where both edges and label are</source>
        <translation>Une suggestion est juste quand ses deux bords et son étiquette le sont</translation>
    </message>
    <message>
        <source>A suggestion is right where it touches one of its label</source>
        <translation>Une suggestion est juste dès qu’elle touche une annotation de la même étiquette</translation>
    </message>
    <message>
        <source>Let the pipeline before any training make the suggestions again</source>
        <translation>Confier de nouveau les suggestions au modèle d’avant tout entraînement</translation>
    </message>
    <message>
        <source>Let this pipeline make the suggestions from now on</source>
        <translation>Confier désormais les suggestions à ce modèle</translation>
    </message>
    <message>
        <source>Remove this pipeline from the computer</source>
        <translation>Supprimer ce modèle de l’ordinateur</translation>
    </message>
    <message>
        <source>Run {number}, {date}</source>
        <translation>Entraînement {number}, {date}</translation>
    </message>
    <message>
        <source>Scores of the run</source>
        <translation>Scores de l’entraînement</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Ce qui changerait</translation>
    </message>
    <message numerus="yes">
        <source>What would change on the next %n article(s):</source>
        <translation>
            <numerusform>Ce qui changerait dans le prochain article&#xa0;:</numerusform>
            <numerusform>Ce qui changerait dans les %n prochains articles&#xa0;:</numerusform>
        </translation>
    </message>
    <message>
        <source>in use</source>
        <translation>utilisé</translation>
    </message>
    <message>
        <source>its pipeline is not kept on this computer</source>
        <translation>son modèle n’est pas gardé sur cet ordinateur</translation>
    </message>
    <message>
        <source>{added} added, {gone} gone, {relabelled} relabelled, {same} the same</source>
        <translation>{added} en plus, {gone} en moins, {relabelled} d’une autre étiquette, {same} inchangées</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}&#xa0;s</translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>F1 before → after</source>
        <translation>F1 avant → après</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>utilisé</translation>
    </message>
    <message>
        <source>not kept here</source>
        <translation>pas gardé ici</translation>
    </message>
</context>
<context>
    <name>SchemeEditing</name>
    <message>
        <source>Open it…</source>
        <translation>L’ouvrir…</translation>
    </message>
    <message>
        <source>The scheme has changes that are not applied yet.</source>
        <translation>Des changements du jeu d’étiquettes ne sont pas encore appliqués.</translation>
    </message>
    <message>
        <source>They wait in the editor until the project is closed.</source>
        <translation>Ils attendent dans l’éditeur jusqu’à la fermeture du projet.</translation>
    </message>
</context>
<context>
    <name>SchemeEditor</name>
    <message>
        <source>A problem is in the way: it is listed above</source>
        <translation>Un problème l’empêche&#xa0;: il figure dans la liste ci-dessus</translation>
    </message>
    <message>
        <source>A&amp;pply</source>
        <translation>A&amp;ppliquer</translation>
    </message>
    <message>
        <source>Change the scheme and its annotations; one undo takes all of it back</source>
        <translation>Modifier le jeu d’étiquettes et ses annotations&#xa0;; une seule annulation défait tout</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Go back to the scheme as it is in the project</source>
        <translation>Revenir au jeu d’étiquettes tel qu’il est dans le projet</translation>
    </message>
    <message>
        <source>Not applied yet</source>
        <translation>Pas encore appliqué</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Jeu d’étiquettes</translation>
    </message>
    <message>
        <source>What is not applied yet waits here until the project is closed</source>
        <translation>Ce qui n’est pas appliqué attend ici jusqu’à la fermeture du projet</translation>
    </message>
</context>
<context>
    <name>SchemePage</name>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>&amp;Write…</source>
        <translation>Ré&amp;diger…</translation>
    </message>
    <message>
        <source>Carry it between projects</source>
        <translation>D’un projet à l’autre</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>Project guidelines</source>
        <translation>Guide du projet</translation>
    </message>
    <message>
        <source>Take over a scheme from a TOML file; nothing is applied yet</source>
        <translation>Reprendre un jeu d’étiquettes d’un fichier TOML&#xa0;; rien n’est encore appliqué</translation>
    </message>
    <message>
        <source>Write the scheme to a TOML file, as it is shown here</source>
        <translation>Écrire le jeu d’étiquettes dans un fichier TOML, tel qu’il est affiché ici</translation>
    </message>
    <message>
        <source>Write what the annotators of the project agree on</source>
        <translation>Rédiger ce dont conviennent les annotateurs du projet</translation>
    </message>
</context>
<context>
    <name>SchemeTree</name>
    <message>
        <source>Key</source>
        <translation>Touche</translation>
    </message>
    <message>
        <source>Layers, labels, attributes and relations</source>
        <translation>Couches, étiquettes, attributs et relations</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Emploi</translation>
    </message>
    <message>
        <source>{name} (retired)</source>
        <translation>{name} (hors d’usage)</translation>
    </message>
</context>
<context>
    <name>ScoresModel</name>
    <message>
        <source>All names</source>
        <translation>Tous les noms</translation>
    </message>
    <message>
        <source>Change of F1</source>
        <translation>Évolution de la F1</translation>
    </message>
    <message>
        <source>F1 after</source>
        <translation>F1 après</translation>
    </message>
    <message>
        <source>F1 before</source>
        <translation>F1 avant</translation>
    </message>
    <message>
        <source>F1: precision and recall in one number</source>
        <translation>F1&#xa0;: précision et rappel en un seul nombre</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Labels that you accepted in the held-out articles</source>
        <translation>Étiquettes que vous avez acceptées dans les articles mis de côté</translation>
    </message>
    <message>
        <source>P after</source>
        <translation>P après</translation>
    </message>
    <message>
        <source>P before</source>
        <translation>P avant</translation>
    </message>
    <message>
        <source>Precision: how many of the suggestions are right, in per cent</source>
        <translation>Précision&#xa0;: combien de suggestions sont justes, en pour cent</translation>
    </message>
    <message>
        <source>R after</source>
        <translation>R après</translation>
    </message>
    <message>
        <source>R before</source>
        <translation>R avant</translation>
    </message>
    <message>
        <source>Recall: how many of your labels are suggested, in per cent</source>
        <translation>Rappel&#xa0;: combien de vos étiquettes sont suggérées, en pour cent</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>À vous</translation>
    </message>
    <message>
        <source>{label} (no better: not used)</source>
        <translation>{label} (pas mieux&#xa0;: inutilisé)</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Help on searching</source>
        <translation>Aide à la recherche</translation>
    </message>
    <message>
        <source>Search articles</source>
        <translation>Chercher des articles</translation>
    </message>
    <message>
        <source>What can be asked for, with examples</source>
        <translation>Ce qui peut être demandé, avec des exemples</translation>
    </message>
    <message>
        <source>Words, “phrases”, title: source: label: date: …; accents do not matter</source>
        <translation>Mots, «&#xa0;expressions&#xa0;», titre&#xa0;: source&#xa0;: étiquette&#xa0;: date&#xa0;: …&#xa0;; les accents ne comptent pas</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>&amp;Match case</source>
        <translation>Respecter la c&amp;asse</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>C&amp;hercher</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptés</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Toute étiquette</translation>
    </message>
    <message>
        <source>Commented</source>
        <translation>Commentés</translation>
    </message>
    <message>
        <source>Find the spans in this state</source>
        <translation>Trouver les passages dans cet état</translation>
    </message>
    <message>
        <source>Find the spans that are marked so</source>
        <translation>Trouver les passages ainsi marqués</translation>
    </message>
    <message>
        <source>Find the spans that have this label</source>
        <translation>Trouver les passages qui portent cette étiquette</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Signalés</translation>
    </message>
    <message>
        <source>Flagged or commented</source>
        <translation>Signalés ou commentés</translation>
    </message>
    <message>
        <source>Flags and comments</source>
        <translation>Signalements et commentaires</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetés</translation>
    </message>
    <message>
        <source>Search all articles (Enter)</source>
        <translation>Chercher dans tous les articles (Entrée)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Proposés</translation>
    </message>
    <message>
        <source>Suggested or accepted</source>
        <translation>Proposés ou acceptés</translation>
    </message>
    <message>
        <source>Tell capital letters from small ones</source>
        <translation>Distinguer majuscules et minuscules</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>Accents and capitals do not matter. Enter opens the first</source>
        <translation>Accents et majuscules ne comptent pas. Entrée ouvre le premier article trouvé.</translation>
    </message>
    <message>
        <source>NEAR(mayor resigns, 5)</source>
        <translation>NEAR(maire démission, 5)</translation>
    </message>
    <message>
        <source>What can be searched for</source>
        <translation>Ce qui peut être cherché</translation>
    </message>
    <message>
        <source>articles given to you, or to somebody</source>
        <translation>articles attribués à vous, ou à quelqu’un</translation>
    </message>
    <message>
        <source>articles in which somebody accepted spans</source>
        <translation>les articles où quelqu’un a accepté des passages</translation>
    </message>
    <message>
        <source>articles with a span so labelled</source>
        <translation>les articles dont un passage porte cette étiquette</translation>
    </message>
    <message>
        <source>both words, in title, text, source or author</source>
        <translation>les deux mots, dans le titre, le texte, la source ou l’auteur</translation>
    </message>
    <message>
        <source>both, with at most 5 words between</source>
        <translation>les deux, à 5 mots l’un de l’autre au plus</translation>
    </message>
    <message>
        <source>either</source>
        <translation>l’un ou l’autre</translation>
    </message>
    <message>
        <source>flood -saintes</source>
        <translation>crue -saintes</translation>
    </message>
    <message>
        <source>flood OR drought</source>
        <translation>crue OR sécheresse</translation>
    </message>
    <message>
        <source>flood saintes</source>
        <translation>crue saintes</translation>
    </message>
    <message>
        <source>flood*</source>
        <translation>inond*</translation>
    </message>
    <message>
        <source>in one field alone</source>
        <translation>dans un seul champ</translation>
    </message>
    <message>
        <source>in this language</source>
        <translation>dans cette langue</translation>
    </message>
    <message>
        <source>in this state</source>
        <translation>dans cet état</translation>
    </message>
    <message>
        <source>one without the other</source>
        <translation>l’un sans l’autre</translation>
    </message>
    <message>
        <source>published then, or from then on</source>
        <translation>parus à cette date, ou depuis</translation>
    </message>
    <message>
        <source>these words in this order</source>
        <translation>ces mots dans cet ordre</translation>
    </message>
    <message>
        <source>with a flag; with other versions</source>
        <translation>signalés&#xa0;; qui ont d’autres versions</translation>
    </message>
    <message>
        <source>words that begin so</source>
        <translation>les mots qui commencent ainsi</translation>
    </message>
    <message>
        <source>“flood of the Charente”</source>
        <translation>«&#xa0;crue de la Charente&#xa0;»</translation>
    </message>
</context>
<context>
    <name>Selected</name>
    <message numerus="yes">
        <source>%n article(s) deleted.</source>
        <translation>
            <numerusform>%n article supprimé.</numerusform>
            <numerusform>%n articles supprimés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>Sauvegarde en cours…</translation>
    </message>
    <message>
        <source>No article is selected.</source>
        <translation>Aucun article n’est sélectionné.</translation>
    </message>
    <message>
        <source>Select articles in the list: Ctrl or Shift and a click take several.</source>
        <translation>Sélectionnez des articles dans la liste&#xa0;: Ctrl ou Maj et un clic en prennent plusieurs.</translation>
    </message>
    <message>
        <source>{key} brings them back.</source>
        <translation>{key} les fait revenir.</translation>
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
    <name>ShortcutsDialog</name>
    <message>
        <source>&amp;Add it</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>Au&amp;cune touche</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Use it all the same</source>
        <translation>&amp;Prendre quand même</translation>
    </message>
    <message>
        <source>&amp;Use this key</source>
        <translation>&amp;Prendre cette touche</translation>
    </message>
    <message>
        <source>Beside the keys it has</source>
        <translation>En plus des touches qu’elle a</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Commandes et leurs touches</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Chercher une commande ou une touche</translation>
    </message>
    <message>
        <source>Give all commands the preset’s keys again</source>
        <translation>Rendre à toutes les commandes les touches du préréglage</translation>
    </message>
    <message>
        <source>Give it the preset’s keys again</source>
        <translation>Lui rendre les touches du préréglage</translation>
    </message>
    <message>
        <source>Instead of the keys it has</source>
        <translation>À la place des touches qu’elle a</translation>
    </message>
    <message>
        <source>Keys of</source>
        <translation>Touches de</translation>
    </message>
    <message>
        <source>Keys of the commands</source>
        <translation>Touches des commandes</translation>
    </message>
    <message>
        <source>Menus still lead to it</source>
        <translation>Les menus y mènent toujours</translation>
    </message>
    <message>
        <source>New key: press it</source>
        <translation>Nouvelle touche&#xa0;: appuyez dessus</translation>
    </message>
    <message>
        <source>Of {tool} have no counterpart here: {keys}.</source>
        <translation>De {tool}, n’ont pas d’équivalent ici&#xa0;: {keys}.</translation>
    </message>
    <message>
        <source>Press the new key:</source>
        <translation>Appuyez sur la nouvelle touche&#xa0;:</translation>
    </message>
    <message>
        <source>Reset a&amp;ll</source>
        <translation>T&amp;out rétablir</translation>
    </message>
    <message>
        <source>Take keys from a file</source>
        <translation>Prendre des touches dans un fichier</translation>
    </message>
    <message>
        <source>The keys are in {file}.</source>
        <translation>Les touches sont dans {file}.</translation>
    </message>
    <message>
        <source>The keys of {file} hold now.</source>
        <translation>Les touches de {file} sont en vigueur.</translation>
    </message>
    <message>
        <source>Write these keys to a file</source>
        <translation>Écrire ces touches dans un fichier</translation>
    </message>
    <message>
        <source>{keys} is free.</source>
        <translation>{keys} est libre.</translation>
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
    <name>Speaking</name>
    <message numerus="yes">
        <source>%n suggestion(s) left to decide</source>
        <translation>
            <numerusform>%n suggestion à décider</numerusform>
            <numerusform>%n suggestions à décider</numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen: “{words}”</source>
        <translation>Choisi&#xa0;: «&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>Comment: {words}</source>
        <translation>Commentaire&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Signalé</translation>
    </message>
    <message>
        <source>In no span</source>
        <translation>Dans aucun passage</translation>
    </message>
    <message>
        <source>In {spans}</source>
        <translation>Dans {spans}</translation>
    </message>
    <message>
        <source>Paragraph {number} of {count}, character {at} of {length}</source>
        <translation>Paragraphe {number} sur {count}, caractère {at} sur {length}</translation>
    </message>
    <message>
        <source>Span {number} of {count}</source>
        <translation>Passage {number} sur {count}</translation>
    </message>
    <message>
        <source>{attribute}: {value}</source>
        <translation>{attribute}&#xa0;: {value}</translation>
    </message>
    <message>
        <source>{label}: “{words}”</source>
        <translation>{label}&#xa0;: «&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>{relation}, of “{words}”</source>
        <translation>{relation}, de «&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>{relation}: “{words}”</source>
        <translation>{relation}&#xa0;: «&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>«&#xa0;{title}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n not saved</source>
        <translation>
            <numerusform>%n non enregistré</numerusform>
            <numerusform>%n non enregistrés</numerusform>
        </translation>
    </message>
    <message>
        <source>An article you finished took {time} (median)</source>
        <translation>Un article terminé vous a pris {time} (médiane)</translation>
    </message>
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
        <source>Drag from here to a source or cue to link it</source>
        <translation>Faites glisser d’ici vers une source ou un introducteur pour les relier</translation>
    </message>
    <message>
        <source>Drop it on a span that lights up, or Esc to give up</source>
        <translation>Déposez sur un passage qui s’éclaire&#xa0;; Échap pour renoncer</translation>
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
        <source>No suggestions: {model} keeps failing</source>
        <translation>Pas de suggestions&#xa0;: {model} échoue à chaque fois</translation>
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
        <source>Time on this article</source>
        <translation>Temps passé sur cet article</translation>
    </message>
    <message>
        <source>Where you are in the article</source>
        <translation>Où vous êtes dans l’article</translation>
    </message>
    <message>
        <source>Your working time on this article; it stops when you do nothing</source>
        <translation>Votre temps de travail sur cet article&#xa0;; il s’arrête quand vous ne faites rien</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>{done} terminés sur {total}</translation>
    </message>
    <message>
        <source>{model} is ready</source>
        <translation>{model} est prêt</translation>
    </message>
    <message numerus="yes">
        <source>{model} is ready; it failed on %n article(s)</source>
        <translation>
            <numerusform>{model} est prêt&#xa0;; il a échoué sur %n article</numerusform>
            <numerusform>{model} est prêt&#xa0;; il a échoué sur %n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>{model} is ready; it finds no names</source>
        <translation>{model} est prêt&#xa0;; il ne trouve pas de noms</translation>
    </message>
    <message>
        <source>{model} is ready; it has no parser, so no claims are found</source>
        <translation>{model} est prêt&#xa0;; sans analyseur syntaxique, il ne trouve pas de déclarations</translation>
    </message>
    <message>
        <source>{time} (paused)</source>
        <translation>{time} (en pause)</translation>
    </message>
</context>
<context>
    <name>Stepping</name>
    <message>
        <source>Redoing gestures…</source>
        <translation>Rétablissement des gestes…</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>S’arrêter ici</translation>
    </message>
    <message>
        <source>Undoing gestures…</source>
        <translation>Annulation des gestes…</translation>
    </message>
</context>
<context>
    <name>SuggestionHint</name>
    <message>
        <source>Have suggestions made for every article without (Ctrl+H)</source>
        <translation>Préparer des suggestions pour tous les articles qui n’en ont pas (Ctrl+H)</translation>
    </message>
    <message>
        <source>Have suggestions made for this article once more (Ctrl+Shift+H)</source>
        <translation>Faire faire encore une fois des suggestions pour cet article (Ctrl+Maj+H)</translation>
    </message>
    <message>
        <source>No suggestions yet. You can annotate by hand, or have them made.</source>
        <translation>Pas encore de suggestion. Vous pouvez annoter à la main, ou les faire préparer.</translation>
    </message>
    <message>
        <source>No suggestions: the pipeline cannot read this article. You can annotate by hand.</source>
        <translation>Pas de suggestions&#xa0;: le modèle ne peut pas lire cet article. Vous pouvez annoter à la main.</translation>
    </message>
    <message>
        <source>No suggestions: the pipeline did not come to an end with this article. You can annotate by hand.</source>
        <translation>Pas de suggestions&#xa0;: le modèle n’en a pas fini avec cet article. Vous pouvez annoter à la main.</translation>
    </message>
    <message>
        <source>No suggestions: the pipeline failed on this article. You can annotate by hand.</source>
        <translation>Pas de suggestions&#xa0;: le modèle a échoué sur cet article. Vous pouvez annoter à la main.</translation>
    </message>
    <message>
        <source>No suggestions: there was not enough memory for this article. You can annotate by hand.</source>
        <translation>Pas de suggestions&#xa0;: la mémoire n’a pas suffi pour cet article. Vous pouvez annoter à la main.</translation>
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
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>Surroundings</name>
    <message>
        <source>Beside the project lies a copy that was changed elsewhere: {names}</source>
        <translation>À côté du projet se trouve une copie modifiée ailleurs&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Close it in one of the two places, or changes may be lost.</source>
        <translation>Fermez-le à l’un des deux endroits, sinon des changements pourraient se perdre.</translation>
    </message>
    <message>
        <source>Do not say again</source>
        <translation>Ne plus le dire</translation>
    </message>
    <message>
        <source>Merge it, and nothing of either is lost.</source>
        <translation>Fusionnez-la&#xa0;: rien ne sera perdu, ni de l’une ni de l’autre.</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Fusionner…</translation>
    </message>
    <message>
        <source>Only one computer can have it open; a lock file beside it sees to that. It is slower than your own disk, and work waits when the network is away.</source>
        <translation>Un seul ordinateur peut l’ouvrir à la fois&#xa0;; un fichier de verrou, à côté, y veille. C’est plus lent que votre disque, et le travail attend quand le réseau est absent.</translation>
    </message>
    <message>
        <source>Open it on one computer at a time, and let the service finish before you change computers. To work in several places, give out packages and merge them.</source>
        <translation>Ouvrez-le sur un seul ordinateur à la fois, et laissez le service terminer avant d’en changer. Pour travailler à plusieurs endroits, distribuez des lots et fusionnez-les.</translation>
    </message>
    <message>
        <source>This project lies in a folder that {service} keeps the same elsewhere.</source>
        <translation>Ce projet se trouve dans un dossier que {service} synchronise avec d’autres ordinateurs.</translation>
    </message>
    <message>
        <source>This project lies on a network drive ({service}).</source>
        <translation>Ce projet se trouve sur un lecteur réseau ({service}).</translation>
    </message>
    <message>
        <source>{who} has opened this project on the computer {host}.</source>
        <translation>{who} a ouvert ce projet sur l’ordinateur {host}.</translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message>
        <source>Only their work goes into it. To work as somebody else, open the project itself or their package.</source>
        <translation>Seul son travail y entre. Pour travailler en tant que quelqu’un d’autre, ouvrez le projet lui-même ou l’autre lot.</translation>
    </message>
    <message>
        <source>Stay {name}</source>
        <translation>Rester {name}</translation>
    </message>
    <message>
        <source>The project is open as {name}, and you are {own}.</source>
        <translation>Le projet est ouvert en tant que {name}, et vous êtes {own}.</translation>
    </message>
    <message>
        <source>This is a work package for {name}, from the project {project}.</source>
        <translation>C’est un lot de travail pour {name}, du projet {project}.</translation>
    </message>
    <message>
        <source>What you label now counts as theirs.</source>
        <translation>Ce que vous étiquetez compte comme le sien.</translation>
    </message>
    <message>
        <source>Work as {own}</source>
        <translation>Travailler en tant que {own}</translation>
    </message>
    <message>
        <source>You are not in it yet. What you label now counts as theirs.</source>
        <translation>Vous n’y êtes pas encore. Ce que vous étiquetez compte comme le sien.</translation>
    </message>
    <message>
        <source>You work as {name} now.</source>
        <translation>Vous travaillez maintenant en tant que {name}.</translation>
    </message>
</context>
<context>
    <name>TeamView</name>
    <message>
        <source>&amp;Add a person…</source>
        <translation>&amp;Ajouter une personne…</translation>
    </message>
    <message>
        <source>&amp;List the articles</source>
        <translation>&amp;Lister les articles</translation>
    </message>
    <message>
        <source>&amp;Move to</source>
        <translation>&amp;Confier à</translation>
    </message>
    <message>
        <source>&amp;New assignment…</source>
        <translation>&amp;Nouvelle attribution…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Renommer…</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>R&amp;etirer</translation>
    </message>
    <message>
        <source>&amp;Write packages…</source>
        <translation>Écrire les l&amp;ots…</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Attribution</translation>
    </message>
    <message>
        <source>Assignments</source>
        <translation>Attributions</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminés</translation>
    </message>
    <message>
        <source>Give articles to people</source>
        <translation>Attribuer des articles à des personnes</translation>
    </message>
    <message>
        <source>Give the articles to somebody else instead</source>
        <translation>Confier les articles à quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Give the person another name</source>
        <translation>Donner un autre nom à la personne</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Attribués</translation>
    </message>
    <message>
        <source>Given on</source>
        <translation>Attribué le</translation>
    </message>
    <message>
        <source>Given to {name}</source>
        <translation>Attribué à {name}</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Let somebody new work in the project</source>
        <translation>Faire entrer quelqu’un dans le projet</translation>
    </message>
    <message>
        <source>List the person’s articles in the library</source>
        <translation>Lister les articles de la personne dans la bibliothèque</translation>
    </message>
    <message>
        <source>Nothing yet. “New assignment” deals articles out to any number of people.</source>
        <translation>Rien encore. «&#xa0;Nouvelle attribution&#xa0;» répartit des articles entre autant de personnes que vous voulez.</translation>
    </message>
    <message>
        <source>Only articles not begun</source>
        <translation>Seulement les articles non commencés</translation>
    </message>
    <message>
        <source>Others’ work</source>
        <translation>Travail des autres</translation>
    </message>
    <message>
        <source>Others’ work is shown</source>
        <translation>Le travail des autres est montré</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>Suggestions are shown</source>
        <translation>Les suggestions sont montrées</translation>
    </message>
    <message>
        <source>T&amp;erms</source>
        <translation>Con&amp;ditions</translation>
    </message>
    <message>
        <source>Take the articles from the person; their work stays</source>
        <translation>Retirer les articles à la personne&#x202f;; son travail reste</translation>
    </message>
    <message>
        <source>Taking back and moving leave alone what the person has begun or finished</source>
        <translation>Retirer et confier ne touchent pas à ce que la personne a commencé ou terminé</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>What the person sees beside the article</source>
        <translation>Ce que la personne voit à côté de l’article</translation>
    </message>
    <message>
        <source>Write one project file for each person, with just their articles</source>
        <translation>Écrire un fichier de projet par personne, avec ses seuls articles</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>cachées</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>montrées</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (vous)</translation>
    </message>
</context>
<context>
    <name>TeamWindow</name>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>All these articles are begun. Untick “Only articles not begun” to take them all the same; what was done with them stays.</source>
        <translation>Tous ces articles sont commencés. Décochez «&#xa0;Seulement les articles non commencés&#xa0;» pour les prendre quand même&#x202f;; le travail déjà fait reste.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom&#xa0;:</translation>
    </message>
    <message>
        <source>People and assignments</source>
        <translation>Personnes et attributions</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>There is nobody else yet</source>
        <translation>Il n’y a encore personne d’autre</translation>
    </message>
    <message>
        <source>There is somebody called {name} already; nothing was changed.</source>
        <translation>Quelqu’un s’appelle déjà {name}&#x202f;; rien n’a été changé.</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>{heading} ({done} of {all})</source>
        <translation>{heading} ({done} sur {all})</translation>
    </message>
</context>
<context>
    <name>TourCard</name>
    <message>
        <source>End the tour</source>
        <translation>Quitter la visite</translation>
    </message>
    <message>
        <source>Go on to the next step of the tour</source>
        <translation>Aller à l’étape suivante de la visite</translation>
    </message>
    <message>
        <source>Leave it; the menu Help begins it again</source>
        <translation>La quitter&#xa0;; le menu Aide permet de la reprendre</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Steps of the tour that are done</source>
        <translation>Étapes de la visite déjà faites</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} sur {all}</translation>
    </message>
</context>
<context>
    <name>TrainingMark</name>
    <message>
        <source>Enough articles were finished for the recogniser to learn from them</source>
        <translation>Assez d’articles sont terminés pour que la reconnaissance en apprenne quelque chose</translation>
    </message>
    <message>
        <source>Stop the training; nothing of it is kept</source>
        <translation>Arrêter l’entraînement&#x202f;; rien n’en est gardé</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>Arrêter l’entraînement</translation>
    </message>
    <message>
        <source>Time to train</source>
        <translation>C’est le moment d’entraîner</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Training {percent} %</source>
        <translation>Entraînement {percent}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>UnfinishedDialog</name>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Abandonner</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Plus tard</translation>
    </message>
    <message numerus="yes">
        <source>An import was stopped; %n article(s) of it wait unseen.</source>
        <translation>
            <numerusform>Un import a été arrêté&#xa0;; %n article attend sans être visible.</numerusform>
            <numerusform>Un import a été arrêté&#xa0;; %n articles attendent sans être visibles.</numerusform>
        </translation>
    </message>
    <message>
        <source>The project is as it was before. You can go on where it stopped, if the files are still the same, or clear away what has come in.</source>
        <translation>Le projet est tel qu’avant. Vous pouvez reprendre là où l’import s’est arrêté, si les fichiers sont toujours les mêmes, ou effacer ce qui a été importé.</translation>
    </message>
    <message>
        <source>Unfinished import</source>
        <translation>Import inachevé</translation>
    </message>
</context>
<context>
    <name>UnsavedBar</name>
    <message>
        <source>Backups…</source>
        <translation>Sauvegardes…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>List what is not saved, to be copied</source>
        <translation>Lister ce qui n’est pas enregistré, pour le copier</translation>
    </message>
    <message>
        <source>Look at the project&apos;s backups</source>
        <translation>Voir les sauvegardes du projet</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Open the project again, where its drive was away for a moment, and save it</source>
        <translation>Rouvrir le projet, si son disque a été absent un moment, et l’enregistrer</translation>
    </message>
    <message>
        <source>Repair into a new file…</source>
        <translation>Réparer dans un nouveau fichier…</translation>
    </message>
    <message>
        <source>Save a copy elsewhere…</source>
        <translation>Enregistrer une copie ailleurs…</translation>
    </message>
    <message>
        <source>Save all that can still be read, and what is not saved yet, in a new file</source>
        <translation>Sauver dans un nouveau fichier tout ce qui est encore lisible, et ce qui n’est pas encore enregistré</translation>
    </message>
    <message>
        <source>That was not done: what is above has to be saved first.</source>
        <translation>Cela n’a pas été fait&#xa0;: ce qui précède doit d’abord être enregistré.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Try at once to save it (Ctrl+S)</source>
        <translation>Essayer tout de suite de l’enregistrer (Ctrl+S)</translation>
    </message>
    <message>
        <source>Until then no other gesture is begun; what you type is kept in this window.</source>
        <translation>D’ici là, aucun autre geste n’est commencé&#xa0;; ce que vous tapez est gardé dans cette fenêtre.</translation>
    </message>
    <message>
        <source>Write the whole project to another file, with what is not saved yet</source>
        <translation>Écrire tout le projet dans un autre fichier, avec ce qui n’est pas encore enregistré</translation>
    </message>
</context>
<context>
    <name>VersionActions</name>
    <message>
        <source>&amp;Carry labels over</source>
        <translation>&amp;Reporter les étiquettes</translation>
    </message>
    <message>
        <source>&amp;Not the same story</source>
        <translation>&amp;Autre sujet</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>&amp;Skip the others</source>
        <translation>Pa&amp;sser les autres</translation>
    </message>
    <message>
        <source>Carry over to &amp;all</source>
        <translation>Reporter vers &amp;toutes</translation>
    </message>
    <message>
        <source>Compare &amp;with this</source>
        <translation>Com&amp;parer à celle-ci</translation>
    </message>
    <message>
        <source>Let the others be compared with this version</source>
        <translation>Comparer les autres à cette version</translation>
    </message>
    <message>
        <source>Propose here what is accepted in the version compared with</source>
        <translation>Proposer ici ce qui est accepté dans la version de référence</translation>
    </message>
    <message>
        <source>Propose in all other versions what is accepted in the one compared with</source>
        <translation>Proposer dans toutes les autres versions ce qui est accepté dans la version de référence</translation>
    </message>
    <message>
        <source>Show this version in the article</source>
        <translation>Ouvrir cette version dans l’article</translation>
    </message>
    <message>
        <source>Skip every unfinished version but the one compared with</source>
        <translation>Passer toutes les versions non terminées, sauf celle de référence</translation>
    </message>
    <message>
        <source>Take this version out of the story; no search brings it back</source>
        <translation>Retirer cette version du sujet&#x202f;; aucune recherche ne l’y remet</translation>
    </message>
</context>
<context>
    <name>VersionSide</name>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n étiquette</numerusform>
            <numerusform>%n étiquettes</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep version &amp;{number}</source>
        <translation>Garder la version &amp;{number}</translation>
    </message>
    <message>
        <source>This is what counts; the other versions go</source>
        <translation>C’est elle qui compte&#xa0;; les autres disparaissent</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>signalé</translation>
    </message>
    <message>
        <source>note: {text}</source>
        <translation>note&#xa0;: {text}</translation>
    </message>
    <message>
        <source>shown in the article now</source>
        <translation>affichée dans l’article pour l’instant</translation>
    </message>
    <message numerus="yes">
        <source>◆ %n only here</source>
        <translation>
            <numerusform>◆ %n ici seulement</numerusform>
            <numerusform>◆ %n ici seulement</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message numerus="yes">
        <source>%n article(s) found to be versions of stories</source>
        <translation>
            <numerusform>%n article reconnu comme version d’un sujet</numerusform>
            <numerusform>%n articles reconnus comme versions d’un sujet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n étiquette</numerusform>
            <numerusform>%n étiquettes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) carried over from {title}</source>
        <translation>
            <numerusform>%n étiquette reportée depuis {title}</numerusform>
            <numerusform>%n étiquettes reportées depuis {title}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
    <message>
        <source>Done again: {gesture}</source>
        <translation>Refait&#xa0;: {gesture}</translation>
    </message>
    <message>
        <source>Done: {gesture}</source>
        <translation>Fait&#xa0;: {gesture}</translation>
    </message>
    <message>
        <source>Looking for versions of stories…</source>
        <translation>Recherche des versions d’un même sujet…</translation>
    </message>
    <message>
        <source>No new versions of stories found</source>
        <translation>Aucune nouvelle version trouvée</translation>
    </message>
    <message>
        <source>Nothing to do: it is so already</source>
        <translation>Rien à faire&#xa0;: c’est déjà le cas</translation>
    </message>
    <message>
        <source>The others are compared with this one</source>
        <translation>Les autres sont comparées à celle-ci</translation>
    </message>
    <message>
        <source>Undone: {gesture}</source>
        <translation>Annulé&#xa0;: {gesture}</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>«&#xa0;{title}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>VersionsWindow</name>
    <message numerus="yes">
        <source>%n article(s) in them</source>
        <translation>
            <numerusform>%n article concerné</numerusform>
            <numerusform>%n articles concernés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) not compared yet</source>
        <translation>
            <numerusform>%n article pas encore comparé</numerusform>
            <numerusform>%n articles pas encore comparés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n story(ies)</source>
        <translation>
            <numerusform>%n sujet à plusieurs versions</numerusform>
            <numerusform>%n sujets à plusieurs versions</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Find versions</source>
        <translation>&amp;Chercher les versions</translation>
    </message>
    <message>
        <source>Carry labels over by itself</source>
        <translation>Reporter les étiquettes d’office</translation>
    </message>
    <message>
        <source>Look through the articles that were not compared yet</source>
        <translation>Parcourir les articles qui n’ont pas encore été comparés</translation>
    </message>
    <message>
        <source>No story has several versions</source>
        <translation>Aucun sujet n’a plusieurs versions</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>Sujets</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Versions of stories</source>
        <translation>Versions d’un même sujet</translation>
    </message>
    <message>
        <source>Versions of the story</source>
        <translation>Versions du sujet</translation>
    </message>
    <message>
        <source>When an article nobody has begun is opened, propose in it what is accepted in a finished version of its story</source>
        <translation>À l’ouverture d’un article que personne n’a commencé, y proposer ce qui est accepté dans une version terminée du même sujet</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Change your name, or see your id</source>
        <translation>Changer de nom, ou voir votre identifiant</translation>
    </message>
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
    <message>
        <source>You work as {name}</source>
        <translation>Vous travaillez en tant que {name}</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
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
        <source>Open all the same</source>
        <translation>Ouvrir quand même</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>Ouvrir en lecture seule</translation>
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
    <name>WorkAsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Labels, progress and undo are kept apart for each person. The project opens anew as the person you choose.</source>
        <translation>Étiquettes, avancement et annulation sont propres à chaque personne. Le projet s’ouvre à nouveau en tant que la personne choisie.</translation>
    </message>
    <message>
        <source>People of the project</source>
        <translation>Personnes du projet</translation>
    </message>
    <message>
        <source>Somebody new: their name</source>
        <translation>Quelqu’un de nouveau&#xa0;: son nom</translation>
    </message>
    <message>
        <source>Somebody of this name is in the list: choose them there.</source>
        <translation>Quelqu’un de ce nom est dans la liste&#xa0;: choisissez-le là.</translation>
    </message>
    <message>
        <source>The name of somebody new</source>
        <translation>Le nom d’une nouvelle personne</translation>
    </message>
    <message>
        <source>The project is open as this person.</source>
        <translation>Le projet est ouvert en tant que cette personne.</translation>
    </message>
    <message>
        <source>Work as {name}</source>
        <translation>Travailler en tant que {name}</translation>
    </message>
    <message>
        <source>Work as…</source>
        <translation>Travailler en tant que…</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (vous)</translation>
    </message>
    <message>
        <source>{name} – works here now</source>
        <translation>{name} – travaille ici en ce moment</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>Data: {folder}</source>
        <translation>Données&#xa0;: {folder}</translation>
    </message>
    <message>
        <source>Logs: {folder}</source>
        <translation>Journaux&#xa0;: {folder}</translation>
    </message>
</context>
<context>
    <name>choosers</name>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Annotations (*{suffix})</source>
        <translation>Annotations (*{suffix})</translation>
    </message>
    <message>
        <source>Choose a folder for backups</source>
        <translation>Choisir un dossier pour les sauvegardes</translation>
    </message>
    <message>
        <source>Choose a folder for the work packages</source>
        <translation>Choisir un dossier pour les lots de travail</translation>
    </message>
    <message>
        <source>Choose a folder of articles</source>
        <translation>Choisir un dossier d’articles</translation>
    </message>
    <message>
        <source>Choose articles</source>
        <translation>Choisir des articles</translation>
    </message>
    <message>
        <source>Choose returned packages</source>
        <translation>Choisir les lots rendus</translation>
    </message>
    <message>
        <source>Choose the card of an export</source>
        <translation>Choisir la fiche d’un export</translation>
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
        <source>Dataset cards (*card.json)</source>
        <translation>Fiches de corpus (*card.json)</translation>
    </message>
    <message>
        <source>Export the annotations</source>
        <translation>Exporter les annotations</translation>
    </message>
    <message>
        <source>Export the keys</source>
        <translation>Exporter les touches</translation>
    </message>
    <message>
        <source>Export the lexicon</source>
        <translation>Exporter le lexique</translation>
    </message>
    <message>
        <source>Export the scheme</source>
        <translation>Exporter le jeu d’étiquettes</translation>
    </message>
    <message>
        <source>Import a scheme</source>
        <translation>Importer un jeu d’étiquettes</translation>
    </message>
    <message>
        <source>Import keys</source>
        <translation>Importer des touches</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl *.ndjson);;All files (*)</source>
        <translation>JSON Lines (*.jsonl *.ndjson);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Keys (*.json)</source>
        <translation>Touches (*.json)</translation>
    </message>
    <message>
        <source>Name the folder of the export</source>
        <translation>Nommer le dossier de l’export</translation>
    </message>
    <message>
        <source>New folder (*)</source>
        <translation>Nouveau dossier (*)</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Ouvrir un projet</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Projects (*{suffix})</source>
        <translation>Projets (*{suffix})</translation>
    </message>
    <message>
        <source>Save the hits</source>
        <translation>Enregistrer les occurrences</translation>
    </message>
    <message>
        <source>Save the sheet of keys</source>
        <translation>Enregistrer la feuille des touches</translation>
    </message>
    <message>
        <source>Schemes (*.toml)</source>
        <translation>Jeux d’étiquettes (*.toml)</translation>
    </message>
    <message>
        <source>Schemes (*.toml);;All files (*)</source>
        <translation>Jeux d’étiquettes (*.toml);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Where is the new project to be kept?</source>
        <translation>Où ranger le nouveau projet&#xa0;?</translation>
    </message>
    <message>
        <source>annotator-keys.pdf</source>
        <translation>annotator-touches.pdf</translation>
    </message>
</context>
<context>
    <name>claims</name>
    <message>
        <source> → </source>
        <translation> → </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>It has no cue. Choose the words and press {key}.</source>
        <translation>Elle n’a pas d’introducteur. Choisissez les mots, puis {key}.</translation>
    </message>
    <message>
        <source>It has no source. Choose the words and press {key}, or set another kind if nobody is named.</source>
        <translation>Elle n’a pas de source. Choisissez les mots, puis {key}, ou changez sa forme si personne n’est nommé.</translation>
    </message>
    <message>
        <source>no cue</source>
        <translation>sans introducteur</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>sans source</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>à décider</translation>
    </message>
    <message>
        <source>“{relation}” is only proposed. {key} on the claim accepts it.</source>
        <translation>«&#xa0;{relation}&#xa0;» n’est que proposé. {key} sur la déclaration l’accepte.</translation>
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
        <source>&amp;Accept all of the label</source>
        <translation>&amp;Accepter toute l’étiquette</translation>
    </message>
    <message>
        <source>&amp;Add articles…</source>
        <translation>&amp;Ajouter des articles…</translation>
    </message>
    <message>
        <source>&amp;Assign to…</source>
        <translation>&amp;Attribuer à…</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>Sauvegar&amp;des…</translation>
    </message>
    <message>
        <source>&amp;Clear the layer…</source>
        <translation>&amp;Vider la couche…</translation>
    </message>
    <message>
        <source>&amp;Close the project</source>
        <translation>&amp;Fermer le projet</translation>
    </message>
    <message>
        <source>&amp;Conflicts…</source>
        <translation>&amp;Conflits…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Copy the titles</source>
        <translation>C&amp;opier les titres</translation>
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
        <source>&amp;Dashboard…</source>
        <translation>Tableau de &amp;bord…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Delete all of the label…</source>
        <translation>&amp;Supprimer toute l’étiquette…</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>T&amp;erminé</translation>
    </message>
    <message>
        <source>&amp;Edit the scheme…</source>
        <translation>&amp;Modifier le jeu d’étiquettes…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;Chercher une commande…</translation>
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
        <source>&amp;Flag</source>
        <translation>&amp;Signaler</translation>
    </message>
    <message>
        <source>&amp;Flag and comment…</source>
        <translation>Si&amp;gnaler et commenter…</translation>
    </message>
    <message>
        <source>&amp;Grow the selection</source>
        <translation>&amp;Étendre la sélection</translation>
    </message>
    <message>
        <source>&amp;Guidelines</source>
        <translation>&amp;Guide d’annotation</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Historique…</translation>
    </message>
    <message>
        <source>&amp;In progress</source>
        <translation>En &amp;cours</translation>
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
        <source>&amp;Keys of the commands…</source>
        <translation>&amp;Touches des commandes…</translation>
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
        <source>&amp;Look for source and cue</source>
        <translation>&amp;Chercher source et introducteur</translation>
    </message>
    <message>
        <source>&amp;Merge returned packages…</source>
        <translation>&amp;Fusionner les lots rendus…</translation>
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
        <source>&amp;New assignment…</source>
        <translation>&amp;Nouvelle attribution…</translation>
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
        <source>&amp;Next claim</source>
        <translation>Déclaration &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Next suggestion</source>
        <translation>Suggestion sui&amp;vante</translation>
    </message>
    <message>
        <source>&amp;No flag</source>
        <translation>Ne pl&amp;us signaler</translation>
    </message>
    <message>
        <source>&amp;Oldest first</source>
        <translation>Plus &amp;anciens d’abord</translation>
    </message>
    <message>
        <source>&amp;Open the log folder</source>
        <translation>&amp;Ouvrir le dossier des journaux</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>&amp;Other typeface…</source>
        <translation>Au&amp;tre police…</translation>
    </message>
    <message>
        <source>&amp;People and assignments…</source>
        <translation>&amp;Personnes et attributions…</translation>
    </message>
    <message>
        <source>&amp;Pre-highlight all articles</source>
        <translation>&amp;Présurligner tous les articles</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>&amp;Previous article</source>
        <translation>Article &amp;précédent</translation>
    </message>
    <message>
        <source>&amp;Previous claim</source>
        <translation>Déclaration &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Previous hit</source>
        <translation>Occurrence &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Previous suggestion</source>
        <translation>Suggestion &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Print the keys…</source>
        <translation>&amp;Imprimer les touches…</translation>
    </message>
    <message>
        <source>&amp;Quality checks…</source>
        <translation>Contrôles de &amp;qualité…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Random order</source>
        <translation>Ordre aléatoi&amp;re</translation>
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
        <source>&amp;Reject all of the label</source>
        <translation>&amp;Rejeter toute l’étiquette</translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation>&amp;Tout sélectionner</translation>
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
        <source>&amp;Stop training</source>
        <translation>&amp;Arrêter l’entraînement</translation>
    </message>
    <message>
        <source>&amp;To do</source>
        <translation>À &amp;faire</translation>
    </message>
    <message>
        <source>&amp;Train the recogniser now</source>
        <translation>&amp;Entraîner la reconnaissance maintenant</translation>
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
        <source>&amp;Versions of stories…</source>
        <translation>&amp;Versions d’un même sujet…</translation>
    </message>
    <message>
        <source>&amp;Wider lines</source>
        <translation>Lignes plus &amp;longues</translation>
    </message>
    <message>
        <source>&amp;Work as…</source>
        <translation>&amp;Travailler en tant que…</translation>
    </message>
    <message>
        <source>&amp;Write the guidelines…</source>
        <translation>&amp;Rédiger le guide…</translation>
    </message>
    <message>
        <source>&amp;Zone of the paragraph…</source>
        <translation>&amp;Zone du paragraphe…</translation>
    </message>
    <message>
        <source>A&amp;greement…</source>
        <translation>&amp;Accord entre annotateurs…</translation>
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
        <source>Accept every suggestion of the article that has the focused span’s label</source>
        <translation>Accepter toutes les suggestions de l’article qui portent l’étiquette du passage actif</translation>
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
        <source>Add a &amp;folder…</source>
        <translation>Ajou&amp;ter un dossier…</translation>
    </message>
    <message>
        <source>Add all articles in a folder, and in the folders below it</source>
        <translation>Ajouter tous les articles d’un dossier et de ses sous-dossiers</translation>
    </message>
    <message>
        <source>Add articles, and the annotations on them, to the project</source>
        <translation>Ajouter au projet des articles, avec leurs annotations</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Comme le s&amp;ystème</translation>
    </message>
    <message>
        <source>Black letters on white, strong edges and no tints</source>
        <translation>Lettres noires sur blanc, bords marqués et aucune teinte</translation>
    </message>
    <message>
        <source>Bring back the gesture undone last</source>
        <translation>Rétablir le dernier geste annulé</translation>
    </message>
    <message>
        <source>Bring in what others, or you on another computer, did in copies of the project</source>
        <translation>Reprendre ce que d’autres, ou vous sur un autre ordinateur, ont fait dans des copies du projet</translation>
    </message>
    <message>
        <source>C&amp;ompare and settle…</source>
        <translation>C&amp;omparer et trancher…</translation>
    </message>
    <message>
        <source>Change layers, labels, attributes and relations, and see what that does to the annotations</source>
        <translation>Modifier couches, étiquettes, attributs et relations, et voir ce que cela change aux annotations</translation>
    </message>
    <message>
        <source>Chec&amp;k an export…</source>
        <translation>Contrôler &amp;un export…</translation>
    </message>
    <message>
        <source>Check that an export is as it was written, file by file</source>
        <translation>Vérifier qu’un export est tel qu’il a été écrit, fichier par fichier</translation>
    </message>
    <message>
        <source>Choose &amp;to the end</source>
        <translation>Choisir &amp;jusqu’au bout</translation>
    </message>
    <message>
        <source>Choose any typeface of this computer for the article</source>
        <translation>Choisir pour l’article une police quelconque de cet ordinateur</translation>
    </message>
    <message>
        <source>Choose as which person of the project you work</source>
        <translation>Choisir en tant que quelle personne du projet vous travaillez</translation>
    </message>
    <message>
        <source>Choose from here to the end of the clause, then of the sentence</source>
        <translation>Choisir d’ici à la fin de la proposition, puis de la phrase</translation>
    </message>
    <message>
        <source>Choose how many articles come in at random where the uncertain ones come first, so that scores on these hold for all</source>
        <translation>Choisir combien d’articles sont tirés au hasard quand les incertains viennent d’abord, pour que les scores sur ceux-ci valent pour tous</translation>
    </message>
    <message>
        <source>Choose the number from which the random order is made</source>
        <translation>Choisir le nombre dont l’ordre aléatoire est tiré</translation>
    </message>
    <message>
        <source>Choose the word, then the clause, the sentence, the paragraph</source>
        <translation>Choisir le mot, puis la proposition, la phrase, le paragraphe</translation>
    </message>
    <message>
        <source>Choose what is looked at when an article is finished: combinations, haste, known answers</source>
        <translation>Choisir ce qui est contrôlé quand un article est terminé&#xa0;: combinaisons, précipitation, réponses connues</translation>
    </message>
    <message>
        <source>Choose which spaCy pipeline finds names and sentences</source>
        <translation>Choisir le modèle spaCy qui trouve les noms et les phrases</translation>
    </message>
    <message>
        <source>Chosen words are its &amp;cue</source>
        <translation>Mots choisis comme &amp;introducteur</translation>
    </message>
    <message>
        <source>Chosen words are its &amp;source</source>
        <translation>Mots choisis comme s&amp;ource</translation>
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
        <source>Co&amp;ncordance…</source>
        <translation>Co&amp;ncordancier…</translation>
    </message>
    <message>
        <source>Compare the versions of a story, and carry labels over</source>
        <translation>Comparer les versions d’un même sujet et en reporter les étiquettes</translation>
    </message>
    <message>
        <source>Copy the chosen words, or those of the focused span</source>
        <translation>Copier les mots choisis, ou ceux du passage actif</translation>
    </message>
    <message>
        <source>Copy the titles of the selected articles, one a line</source>
        <translation>Copier les titres des articles sélectionnés, un par ligne</translation>
    </message>
    <message>
        <source>Dark letters on light paper</source>
        <translation>Texte sombre sur papier clair</translation>
    </message>
    <message>
        <source>De&amp;lete from the project</source>
        <translation>Supprime&amp;r du projet</translation>
    </message>
    <message>
        <source>Deal articles out to people, with a share that several of them do</source>
        <translation>Répartir des articles entre des personnes, avec une part faite par plusieurs</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>Explain what you are looking at, here and in every dialog</source>
        <translation>Expliquer ce que vous avez sous les yeux, ici et dans chaque boîte de dialogue</translation>
    </message>
    <message>
        <source>Fill the screen with the article; all keys work, Esc leads back</source>
        <translation>Remplir l’écran de l’article&#x202f;; toutes les touches marchent, Échap ramène</translation>
    </message>
    <message>
        <source>Find &amp;versions of stories</source>
        <translation>Chercher les &amp;versions d’un même sujet</translation>
    </message>
    <message>
        <source>First the unfinished articles where your decisions tell the most for the effort, with a share drawn at random between them</source>
        <translation>D’abord les articles non terminés où vos décisions apprennent le plus pour l’effort fourni, une part étant tirée au hasard et intercalée</translation>
    </message>
    <message>
        <source>First the unfinished articles with the most suggested names that nobody has decided on yet</source>
        <translation>D’abord les articles inachevés dont le plus de noms suggérés n’ont encore jamais été jugés</translation>
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
        <source>Flag the focused span and comment on it, or take the flag away</source>
        <translation>Signaler le passage choisi avec un commentaire, ou retirer le signalement</translation>
    </message>
    <message>
        <source>Flag the selected articles</source>
        <translation>Signaler les articles sélectionnés</translation>
    </message>
    <message>
        <source>Give commands other keys, or those of another tool</source>
        <translation>Donner aux commandes d’autres touches, ou celles d’un autre outil</translation>
    </message>
    <message>
        <source>Give the selected articles to people</source>
        <translation>Attribuer les articles sélectionnés à des personnes</translation>
    </message>
    <message>
        <source>Give up the link, the selection or the focus, or go back to the article</source>
        <translation>Abandonner le lien, la sélection ou le passage actif, ou revenir à l’article</translation>
    </message>
    <message>
        <source>Go back to the claim before</source>
        <translation>Revenir à la déclaration précédente</translation>
    </message>
    <message>
        <source>Go back to the smaller unit: sentence, clause, word</source>
        <translation>Revenir à l’unité plus petite&#xa0;: phrase, proposition, mot</translation>
    </message>
    <message>
        <source>Go back to the span before with the label of the one focused last</source>
        <translation>Revenir au passage précédent qui a l’étiquette du dernier choisi</translation>
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
        <source>Go back to the suggestion with a low score before</source>
        <translation>Revenir à la suggestion précédente dont le score est bas</translation>
    </message>
    <message>
        <source>Go back with the keyboard to the part of the window before</source>
        <translation>Revenir au clavier à la partie précédente de la fenêtre</translation>
    </message>
    <message>
        <source>Go on with the keyboard: toolbar, library, article, inspector, labels</source>
        <translation>Passer au clavier à la suite&#xa0;: barre d’outils, bibliothèque, article, inspecteur, étiquettes</translation>
    </message>
    <message>
        <source>Go through the spans that lie over one another here</source>
        <translation>Parcourir les passages superposés à cet endroit</translation>
    </message>
    <message>
        <source>Go to the next claim</source>
        <translation>Aller à la déclaration suivante</translation>
    </message>
    <message>
        <source>Go to the next claim that lacks its source or its cue</source>
        <translation>Aller à la prochaine déclaration sans source ou sans introducteur</translation>
    </message>
    <message>
        <source>Go to the next place in the article that the search found</source>
        <translation>Aller à l’endroit suivant de l’article que la recherche a trouvé</translation>
    </message>
    <message>
        <source>Go to the next span with the label of the one focused last</source>
        <translation>Aller au passage suivant qui a l’étiquette du dernier choisi</translation>
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
        <source>Go to the next suggestion with a low score</source>
        <translation>Aller à la prochaine suggestion dont le score est bas</translation>
    </message>
    <message>
        <source>Go to the previous place in the article that the search found</source>
        <translation>Aller à l’endroit précédent de l’article que la recherche a trouvé</translation>
    </message>
    <message>
        <source>Go where you changed something last, in whatever article; again goes further back</source>
        <translation>Aller là où vous avez modifié quelque chose en dernier, dans quelque article que ce soit&#x202f;; encore une fois remonte plus loin</translation>
    </message>
    <message>
        <source>Have source and cue proposed for the focused claim; new claims get them by themselves</source>
        <translation>Faire proposer source et introducteur pour X#xa0;; les nouvelles les reçoivent d’elles-mêmes</translation>
    </message>
    <message>
        <source>Have suggestions made for every article that has none yet</source>
        <translation>Préparer des suggestions pour chaque article qui n’en a pas encore</translation>
    </message>
    <message>
        <source>High contrast on &amp;black</source>
        <translation>Contraste élevé sur &amp;noir</translation>
    </message>
    <message>
        <source>High contrast on &amp;white</source>
        <translation>Contraste élevé sur &amp;blanc</translation>
    </message>
    <message>
        <source>Keep the lines of the article shorter</source>
        <translation>Raccourcir les lignes de l’article</translation>
    </message>
    <message>
        <source>Keep the search and the filter with the project, under a name</source>
        <translation>Garder la recherche et le filtre avec le projet, sous un nom</translation>
    </message>
    <message>
        <source>L&amp;eave</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Label every mention in the article as the focused span, which is accepted; chosen words get the label that they have elsewhere</source>
        <translation>Étiqueter chaque mention de l’article comme l’annotation ciblée, qui est acceptée&#xa0;; des mots choisis reçoivent l’étiquette qu’ils ont ailleurs</translation>
    </message>
    <message>
        <source>Language, colours, how the article is read, keys, pipeline</source>
        <translation>Langue, couleurs, lecture de l’article, touches, modèle</translation>
    </message>
    <message>
        <source>Last &amp;edit</source>
        <translation>Dernière &amp;modification</translation>
    </message>
    <message>
        <source>Le&amp;xicon…</source>
        <translation>Le&amp;xique…</translation>
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
        <source>Less space between l&amp;ines</source>
        <translation>Lignes plus ser&amp;rées</translation>
    </message>
    <message>
        <source>Let the lines of the article grow longer</source>
        <translation>Allonger les lignes de l’article</translation>
    </message>
    <message>
        <source>Let the recogniser learn from the finished articles, beside your work</source>
        <translation>Laisser la reconnaissance apprendre des articles terminés, pendant que vous travaillez</translation>
    </message>
    <message>
        <source>Library &amp;as a table</source>
        <translation>Articles en t&amp;ableau</translation>
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
        <source>List of cl&amp;aims</source>
        <translation>&amp;Liste des déclarations</translation>
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
        <source>List what you have done, and go back or forth to any point of it</source>
        <translation>Dresser la liste de ce que vous avez fait, et revenir ou avancer à n’importe quel point</translation>
    </message>
    <message>
        <source>Look through all articles for versions of the same story</source>
        <translation>Chercher dans tous les articles les versions d’un même sujet</translation>
    </message>
    <message>
        <source>Make a project from articles in any of many formats</source>
        <translation>Créer un projet à partir d’articles, dans de nombreux formats</translation>
    </message>
    <message>
        <source>Make one span of the focused one and the next of its label</source>
        <translation>Faire un seul passage du passage choisi et du suivant de son étiquette</translation>
    </message>
    <message>
        <source>Make one span of the focused one and the one of its label before</source>
        <translation>Faire un seul passage du passage choisi et du précédent de son étiquette</translation>
    </message>
    <message>
        <source>Make the chosen words the cue of the claim you focused last</source>
        <translation>Faire des mots choisis l’introducteur de la dernière déclaration visitée</translation>
    </message>
    <message>
        <source>Make the chosen words the source of the claim you focused last</source>
        <translation>Faire des mots choisis la source de la dernière déclaration visitée</translation>
    </message>
    <message>
        <source>Make the suggestions of this article anew; your decisions stay</source>
        <translation>Refaire les suggestions de cet article&#xa0;; vos décisions restent</translation>
    </message>
    <message>
        <source>Make two spans of the focused one; you choose where if there are several places</source>
        <translation>Faire deux passages du passage choisi&#x202f;; vous choisissez où s’il y a plusieurs endroits</translation>
    </message>
    <message>
        <source>Merge &amp;with the next</source>
        <translation>Fus&amp;ionner avec le suivant</translation>
    </message>
    <message>
        <source>Merge with the one before</source>
        <translation>Fusionner avec le précédent</translation>
    </message>
    <message>
        <source>Mix the articles up, the same way at every start</source>
        <translation>Mélanger les articles, de la même façon à chaque démarrage</translation>
    </message>
    <message>
        <source>Mix up by a &amp;seed…</source>
        <translation>&amp;Mélanger selon une graine…</translation>
    </message>
    <message>
        <source>More space &amp;between lines</source>
        <translation>Lignes plus &amp;distantes</translation>
    </message>
    <message>
        <source>Most &amp;new entities</source>
        <translation>Le plus de &amp;nouvelles entités d’abord</translation>
    </message>
    <message>
        <source>Next &amp;hit</source>
        <translation>Occurrence &amp;suivante</translation>
    </message>
    <message>
        <source>Next &amp;incomplete claim</source>
        <translation>Prochaine déclaration inco&amp;mplète</translation>
    </message>
    <message>
        <source>Next &amp;overlapping span</source>
        <translation>Passage superp&amp;osé suivant</translation>
    </message>
    <message>
        <source>Next &amp;unsure suggestion</source>
        <translation>Prochaine suggestion &amp;incertaine</translation>
    </message>
    <message>
        <source>Next of the same &amp;label</source>
        <translation>Suivant de la même &amp;étiquette</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Partie suivante de la fenêtre</translation>
    </message>
    <message>
        <source>Next span</source>
        <translation>Passage suivant</translation>
    </message>
    <message>
        <source>Nothing &amp;but the article</source>
        <translation>L’article et rien d’a&amp;utre</translation>
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
        <source>Open for work</source>
        <translation>Ouvrir pour travailler</translation>
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
        <source>Open the demo and show five things to do, one after the other</source>
        <translation>Ouvrir la démonstration et montrer cinq choses à faire, l’une après l’autre</translation>
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
        <source>Previous of the same label</source>
        <translation>Précédent de la même étiquette</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Partie précédente de la fenêtre</translation>
    </message>
    <message>
        <source>Previous span</source>
        <translation>Passage précédent</translation>
    </message>
    <message>
        <source>Previous unsure suggestion</source>
        <translation>Suggestion incertaine précédente</translation>
    </message>
    <message>
        <source>Print the sheet of your own keys on A4</source>
        <translation>Imprimer sur A4 la feuille de vos propres touches</translation>
    </message>
    <message>
        <source>Propose the focused span’s label for its words in all other articles; you see where before</source>
        <translation>Proposer l’étiquette ciblée pour les mêmes mots dans tous les autres articles&#xa0;; vous voyez d’abord où</translation>
    </message>
    <message>
        <source>Propose the same in the &amp;project…</source>
        <translation>Proposer la même dans le &amp;projet…</translation>
    </message>
    <message>
        <source>Re&amp;ject the same here</source>
        <translation>Re&amp;jeter les mêmes ici</translation>
    </message>
    <message>
        <source>Read the guidelines, opened at the label in question</source>
        <translation>Lire le guide, ouvert à l’étiquette dont il s’agit</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Reject every suggestion of the article that has the focused span’s label</source>
        <translation>Rejeter toutes les suggestions de l’article qui portent l’étiquette du passage actif</translation>
    </message>
    <message>
        <source>Reject the focused span and every suggestion in the article with the same words and label</source>
        <translation>Rejeter l’annotation ciblée et toute suggestion de l’article qui a les mêmes mots et la même étiquette</translation>
    </message>
    <message>
        <source>Reject the focused suggestion and go to the next</source>
        <translation>Rejeter la suggestion active et aller à la suivante</translation>
    </message>
    <message>
        <source>Repair a projec&amp;t…</source>
        <translation>Réparer un pro&amp;jet…</translation>
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
        <source>S&amp;et a field…</source>
        <translation>&amp;Définir un champ…</translation>
    </message>
    <message>
        <source>S&amp;hare drawn at random…</source>
        <translation>Part &amp;tirée au hasard…</translation>
    </message>
    <message>
        <source>S&amp;kipped</source>
        <translation>&amp;Passé</translation>
    </message>
    <message>
        <source>Sa&amp;ve the keys as PDF…</source>
        <translation>&amp;Enregistrer les touches en PDF…</translation>
    </message>
    <message>
        <source>Save &amp;what waits</source>
        <translation>Enregi&amp;strer ce qui attend</translation>
    </message>
    <message>
        <source>Save a cop&amp;y elsewhere…</source>
        <translation>Enregistrer une cop&amp;ie ailleurs…</translation>
    </message>
    <message>
        <source>Save the sheet of your own keys as a PDF file</source>
        <translation>Enregistrer la feuille de vos propres touches dans un fichier PDF</translation>
    </message>
    <message>
        <source>Save this filte&amp;r…</source>
        <translation>Enregistrer ce &amp;filtre…</translation>
    </message>
    <message>
        <source>Save what can be saved of a damaged project into a new one</source>
        <translation>Sauver ce qui peut l’être d’un projet endommagé dans un nouveau</translation>
    </message>
    <message>
        <source>Say article, paragraph, spans around the caret and what is left, below and to a screen reader</source>
        <translation>Dire l’article, le paragraphe, les passages autour du curseur et ce qui reste, en bas et au lecteur d’écran</translation>
    </message>
    <message>
        <source>Say label, words, state, values and links of the focused span, below and to a screen reader</source>
        <translation>Dire l’étiquette, les mots, l’état, les valeurs et les liens du passage actif, en bas et au lecteur d’écran</translation>
    </message>
    <message>
        <source>Say what the paragraph is: headline, caption, body text…</source>
        <translation>Dire ce qu’est le paragraphe&#xa0;: titre, légende, corps du texte…</translation>
    </message>
    <message>
        <source>Say what this span is</source>
        <translation>Dire ce qu’est ce passage</translation>
    </message>
    <message>
        <source>Say where I am</source>
        <translation>Dire où je suis</translation>
    </message>
    <message>
        <source>Score the project against a gold file and list every error</source>
        <translation>Évaluer le projet par rapport à un fichier de référence et lister chaque erreur</translation>
    </message>
    <message>
        <source>Search all articles for words, patterns, lemmas, labels or notes, and label what is found</source>
        <translation>Chercher dans tous les articles des mots, motifs, lemmes, étiquettes ou commentaires, et étiqueter ce qui est trouvé</translation>
    </message>
    <message>
        <source>Search the list of articles</source>
        <translation>Chercher dans la liste des articles</translation>
    </message>
    <message>
        <source>See annotators side by side and settle what they disagree on</source>
        <translation>Voir les annotateurs côte à côte et trancher leurs désaccords</translation>
    </message>
    <message>
        <source>See how far annotators agree, on what they differ, and where</source>
        <translation>Voir jusqu’où les annotateurs s’accordent, sur quoi ils diffèrent, et où</translation>
    </message>
    <message>
        <source>See progress, time, labels, agreement and what became of suggestions</source>
        <translation>Voir l’avancement, le temps, les étiquettes, l’accord et le sort des suggestions</translation>
    </message>
    <message>
        <source>See the backups, make one now, look at one, or bring one back</source>
        <translation>Voir les sauvegardes, en faire une, en consulter une ou y revenir</translation>
    </message>
    <message>
        <source>See what each training changed, use it or go back</source>
        <translation>Voir ce que chaque entraînement a changé, l’utiliser ou revenir en arrière</translation>
    </message>
    <message>
        <source>See what was edited on two computers at once, and decide what counts</source>
        <translation>Voir ce qui a été modifié sur deux ordinateurs à la fois, et choisir ce qui compte</translation>
    </message>
    <message>
        <source>See which names the project has learned from your decisions, and forget some</source>
        <translation>Voir quels noms le projet a retenus de vos décisions, et en oublier</translation>
    </message>
    <message>
        <source>See who works in the project, what each was given and how far they are, and change it</source>
        <translation>Voir qui travaille dans le projet, ce que chacun a reçu et où il en est, et le changer</translation>
    </message>
    <message>
        <source>Select every article that is listed</source>
        <translation>Sélectionner tous les articles listés</translation>
    </message>
    <message>
        <source>Set its attri&amp;butes…</source>
        <translation>Régler les attri&amp;buts…</translation>
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
        <source>Set the lines of the article closer together</source>
        <translation>Rapprocher les lignes de l’article</translation>
    </message>
    <message>
        <source>Set the lines of the article further apart</source>
        <translation>Écarter les lignes de l’article</translation>
    </message>
    <message>
        <source>Set the selected articles back to what nobody has begun</source>
        <translation>Remettre les articles sélectionnés à faire</translation>
    </message>
    <message>
        <source>Set the selected articles to begun</source>
        <translation>Mettre les articles sélectionnés en cours</translation>
    </message>
    <message>
        <source>Set the selected articles to finished</source>
        <translation>Marquer les articles sélectionnés comme terminés</translation>
    </message>
    <message>
        <source>Set the selected articles to skipped</source>
        <translation>Marquer les articles sélectionnés comme passés</translation>
    </message>
    <message>
        <source>Set title, source, date or any other field of the selected articles</source>
        <translation>Définir le titre, la source, la date ou tout autre champ des articles sélectionnés</translation>
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
        <source>Show a project that is only read as it is now</source>
        <translation>Montrer tel qu’il est maintenant un projet en lecture seule</translation>
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
        <source>Show the articles in columns that can be chosen and sorted</source>
        <translation>Afficher les articles en colonnes, à choisir et à trier</translation>
    </message>
    <message>
        <source>Show the claims of the article as lines; again goes back to the article</source>
        <translation>Afficher les déclarations de l’article ligne par ligne&#xa0;; encore une fois, revenir à l’article</translation>
    </message>
    <message>
        <source>Show the keys that act now</source>
        <translation>Afficher les touches utilisables maintenant</translation>
    </message>
    <message>
        <source>Show the window in this language</source>
        <translation>Afficher la fenêtre dans cette langue</translation>
    </message>
    <message>
        <source>Show versions, folders, and the licences of all its parts</source>
        <translation>Montrer les versions, les dossiers et les licences de tous ses composants</translation>
    </message>
    <message>
        <source>Show what can be typed into the search, with examples</source>
        <translation>Montrer ce qui peut être tapé dans la recherche, avec des exemples</translation>
    </message>
    <message>
        <source>Show what the focused span can be set to, such as kind and modality, each with a digit</source>
        <translation>Afficher ce que le passage actif peut recevoir, comme la forme et la modalité, chaque valeur avec un chiffre</translation>
    </message>
    <message>
        <source>Show where the program writes what went wrong</source>
        <translation>Montrer où le programme note ce qui s’est mal passé</translation>
    </message>
    <message>
        <source>Shrink the selection</source>
        <translation>Réduire la sélection</translation>
    </message>
    <message>
        <source>Spl&amp;it</source>
        <translation>Sci&amp;nder</translation>
    </message>
    <message>
        <source>Stop making suggestions; those that are there stay</source>
        <translation>Ne plus préparer de suggestions&#xa0;; celles qui sont là restent</translation>
    </message>
    <message>
        <source>Stop the training on its way; nothing of it is kept</source>
        <translation>Arrêter l’entraînement en cours&#x202f;; rien n’en est gardé</translation>
    </message>
    <message>
        <source>Take out every span of the article that has the focused span’s label; you see how many before</source>
        <translation>Retirer tous les passages de l’article qui portent l’étiquette du passage actif&#xa0;; vous voyez d’abord combien</translation>
    </message>
    <message>
        <source>Take out every span of the article that is in the focused span’s layer; you see how many before</source>
        <translation>Retirer tous les passages de l’article de la même couche que le passage actif&#xa0;; vous voyez d’abord combien</translation>
    </message>
    <message>
        <source>Take the &amp;tour</source>
        <translation>Suivre la &amp;visite</translation>
    </message>
    <message>
        <source>Take the flags of the selected articles away</source>
        <translation>Retirer le signal des articles sélectionnés</translation>
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
        <source>Take the selected articles out of the project; undo brings them back with all their annotations</source>
        <translation>Retirer du projet les articles sélectionnés&#xa0;; annuler les fait revenir avec toutes leurs annotations</translation>
    </message>
    <message>
        <source>The same in the whole a&amp;rticle</source>
        <translation>La même dans tout l’a&amp;rticle</translation>
    </message>
    <message>
        <source>The system’s language, if there are words in it</source>
        <translation>La langue du système, si elle est disponible</translation>
    </message>
    <message>
        <source>Try at once to save what could not be saved; otherwise every gesture is saved by itself</source>
        <translation>Essayer tout de suite d’enregistrer ce qui n’a pas pu l’être&#xa0;; sinon, chaque geste s’enregistre de lui-même</translation>
    </message>
    <message>
        <source>Try the &amp;demo corpus</source>
        <translation>Essa&amp;yer le corpus de démonstration</translation>
    </message>
    <message>
        <source>Try to open a project that is only read so that it can be changed</source>
        <translation>Tenter d’ouvrir de façon modifiable un projet en lecture seule</translation>
    </message>
    <message>
        <source>Type what you want to do, and Enter does it</source>
        <translation>Tapez ce que vous voulez faire, et Entrée le fait</translation>
    </message>
    <message>
        <source>What can be &amp;searched for</source>
        <translation>Aide à la r&amp;echerche</translation>
    </message>
    <message>
        <source>What was &amp;learned…</source>
        <translation>&amp;Ce qui a été appris…</translation>
    </message>
    <message>
        <source>White letters on black, strong edges and no tints</source>
        <translation>Lettres blanches sur noir, bords marqués et aucune teinte</translation>
    </message>
    <message>
        <source>Write the annotations for training or for another tool</source>
        <translation>Écrire les annotations pour l’entraînement ou pour un autre outil</translation>
    </message>
    <message>
        <source>Write the selected articles with their annotations to a file</source>
        <translation>Écrire dans un fichier les articles sélectionnés et leurs annotations</translation>
    </message>
    <message>
        <source>Write the whole project to another file, checked and complete</source>
        <translation>Écrire tout le projet dans un autre fichier, vérifié et complet</translation>
    </message>
    <message>
        <source>Write what the annotators of the project agree on</source>
        <translation>Rédiger ce dont conviennent les annotateurs du projet</translation>
    </message>
    <message>
        <source>{tip} ({keys})</source>
        <translation>{tip} ({keys})</translation>
    </message>
</context>
<context>
    <name>comparing</name>
    <message>
        <source>All in one text</source>
        <translation>Tout en un texte</translation>
    </message>
    <message>
        <source>Call annotators A, B, C, in no order that one could guess</source>
        <translation>Appeler les annotateurs A, B, C, dans un ordre impossible à deviner</translation>
    </message>
    <message>
        <source>Decide that nothing is there, whatever anybody saw</source>
        <translation>Décider qu’il n’y a rien là, quoi qu’on y ait vu</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Refaire le geste</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Fold what all agree on</source>
        <translation>Replier les accords</translation>
    </message>
    <message>
        <source>Go to the search field over the list</source>
        <translation>Aller au champ de recherche au-dessus de la liste</translation>
    </message>
    <message>
        <source>Hide names</source>
        <translation>Masquer les noms</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Later…</source>
        <translation>Plus tard…</translation>
    </message>
    <message>
        <source>Leave it for later, with a word on why</source>
        <translation>Remettre à plus tard, avec un mot d’explication</translation>
    </message>
    <message>
        <source>Let also count what annotators have begun and not finished</source>
        <translation>Compter aussi ce que les annotateurs ont commencé sans le finir</translation>
    </message>
    <message>
        <source>Let what most annotators say be gold</source>
        <translation>Retenir ce que dit la plupart des annotateurs</translation>
    </message>
    <message>
        <source>Look at the next place where annotators disagree</source>
        <translation>Aller au désaccord suivant</translation>
    </message>
    <message>
        <source>Look at the place before</source>
        <translation>Aller au désaccord précédent</translation>
    </message>
    <message>
        <source>Majority</source>
        <translation>Majorité</translation>
    </message>
    <message>
        <source>Make a version of your own: label, edges, attributes and parts</source>
        <translation>Faire votre propre version&#xa0;: étiquette, limites, attributs et parties</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>Article suivant</translation>
    </message>
    <message>
        <source>Next disagreement</source>
        <translation>Désaccord suivant</translation>
    </message>
    <message>
        <source>None is right</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Open in the article</source>
        <translation>Ouvrir dans l’article</translation>
    </message>
    <message>
        <source>Open the next article in which something is to be decided</source>
        <translation>Ouvrir l’article suivant où quelque chose reste à trancher</translation>
    </message>
    <message>
        <source>Previous disagreement</source>
        <translation>Désaccord précédent</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Règles…</translation>
    </message>
    <message>
        <source>Search the articles</source>
        <translation>Rechercher un article</translation>
    </message>
    <message>
        <source>Settle by rules: all agree, a majority, a trusted annotator</source>
        <translation>Trancher par des règles&#xa0;: tous d’accord, une majorité, un annotateur de confiance</translation>
    </message>
    <message>
        <source>Show everybody&apos;s marks in one text instead of side by side</source>
        <translation>Montrer les marques de chacun dans un seul texte au lieu de colonnes</translation>
    </message>
    <message>
        <source>Show everything with its key</source>
        <translation>Montrer chaque commande avec sa touche</translation>
    </message>
    <message>
        <source>Show paragraphs without a disagreement as one line</source>
        <translation>Montrer les paragraphes sans désaccord en une ligne</translation>
    </message>
    <message>
        <source>Show the article in the main window</source>
        <translation>Montrer l’article dans la fenêtre principale</translation>
    </message>
    <message>
        <source>Take back the last gesture</source>
        <translation>Annuler le dernier geste</translation>
    </message>
    <message>
        <source>Take back what was decided here, so that it is decided again</source>
        <translation>Annuler la décision prise ici, pour trancher de nouveau</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Unfinished articles too</source>
        <translation>Articles inachevés aussi</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message numerus="yes">
        <source>%n gesture(s) could not be saved before that and are in this window&apos;s memory only: save a copy elsewhere first. Everything else is on disk.</source>
        <translation>
            <numerusform>%n geste n’avait pas pu être enregistré et n’existe que dans la mémoire de cette fenêtre&#xa0;: enregistrez d’abord une copie ailleurs. Tout le reste est sur le disque.</numerusform>
            <numerusform>%n gestes n’avaient pas pu être enregistrés et n’existent que dans la mémoire de cette fenêtre&#xa0;: enregistrez d’abord une copie ailleurs. Tout le reste est sur le disque.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gesture(s) that the window had marked as not saved are lost; every other one is on disk.</source>
        <translation>
            <numerusform>%n geste que la fenêtre avait marqué comme non enregistré est perdu&#xa0;; tous les autres sont sur le disque.</numerusform>
            <numerusform>%n gestes que la fenêtre avait marqués comme non enregistrés sont perdus&#xa0;; tous les autres sont sur le disque.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended unexpectedly</source>
        <translation>Arrêt inattendu</translation>
    </message>
    <message>
        <source>Nothing was lost: every gesture is on disk before the next one. The report below holds nothing of your articles: please send it along if you report this.</source>
        <translation>Rien n’a été perdu&#xa0;: chaque geste est sur le disque avant le suivant. Le rapport ci-dessous ne contient rien de vos articles&#xa0;: joignez-le si vous signalez cet arrêt.</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Rapport…</translation>
    </message>
    <message>
        <source>Save a copy elsewhere: not everything is saved.</source>
        <translation>Enregistrez une copie ailleurs&#xa0;: tout n’est pas enregistré.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Un problème est survenu</translation>
    </message>
    <message>
        <source>The program ended unexpectedly the last time.</source>
        <translation>La dernière fois, le programme s’est arrêté de façon inattendue.</translation>
    </message>
    <message>
        <source>The program made a mistake.</source>
        <translation>Le programme a fait une erreur.</translation>
    </message>
    <message>
        <source>The program made the same mistake again.</source>
        <translation>Le programme a refait la même erreur.</translation>
    </message>
    <message>
        <source>You can go on; if something looks odd, close the window and open it again. The report below holds nothing of your articles: please send it along if you report the mistake. It is also in the log, in {folder}.</source>
        <translation>Vous pouvez continuer&#xa0;; si quelque chose paraît étrange, fermez la fenêtre et rouvrez-la. Le rapport ci-dessous ne contient rien de vos articles&#xa0;: joignez-le si vous signalez l’erreur. Il est aussi dans le journal, dans {folder}.</translation>
    </message>
    <message>
        <source>Your work is saved.</source>
        <translation>Votre travail est enregistré.</translation>
    </message>
    <message>
        <source>Your work is saved: every gesture is on disk before the next one.</source>
        <translation>Votre travail est enregistré&#xa0;: chaque geste est sur le disque avant le suivant.</translation>
    </message>
</context>
<context>
    <name>dashboard</name>
    <message>
        <source>Folder for the tables</source>
        <translation>Dossier des tableaux</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Images (*.png)</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Enregistrer le tableau</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Pages web (*.html)</translation>
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
    <name>formats</name>
    <message>
        <source>A text and an annotation file for each article.</source>
        <translation>Un texte et un fichier d’annotations par article.</translation>
    </message>
    <message>
        <source>Archive (zip, tar)</source>
        <translation>Archive (zip, tar)</translation>
    </message>
    <message>
        <source>CoNLL-2003 / IOB2</source>
        <translation>CoNLL-2003 / IOB2</translation>
    </message>
    <message>
        <source>For INCEpTION and UIMA, with their type system.</source>
        <translation>Pour INCEpTION et UIMA, avec leur système de types.</translation>
    </message>
    <message>
        <source>For WebAnno and INCEpTION, one table for each article.</source>
        <translation>Pour WebAnno et INCEpTION, un tableau par article.</translation>
    </message>
    <message>
        <source>For a spreadsheet: a row for each claim, with source and cue.</source>
        <translation>Pour un tableur&#xa0;: une ligne par déclaration, avec source et indice.</translation>
    </message>
    <message>
        <source>For a spreadsheet: a row for each span, with its context.</source>
        <translation>Pour un tableur&#xa0;: une ligne par passage, avec son contexte.</translation>
    </message>
    <message>
        <source>For load_dataset, and for publishing the corpus.</source>
        <translation>Pour load_dataset, et pour publier le corpus.</translation>
    </message>
    <message>
        <source>Holds everything: spans, relations, claims, what was rejected. For scripts.</source>
        <translation>Contient tout&#xa0;: passages, relations, déclarations, refus. Pour les scripts.</translation>
    </message>
    <message>
        <source>Hugging Face dataset (Parquet)</source>
        <translation>Jeu de données Hugging Face (Parquet)</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>JSON Lines (Prodigy)</source>
        <translation>JSON Lines (Prodigy)</translation>
    </message>
    <message>
        <source>Label Studio</source>
        <translation>Label Studio</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>NewsML or NITF</source>
        <translation>NewsML ou NITF</translation>
    </message>
    <message>
        <source>One word a line with its tag, for older trainers.</source>
        <translation>Un mot par ligne avec son étiquette, pour les outils anciens.</translation>
    </message>
    <message>
        <source>OpenDocument text</source>
        <translation>Texte OpenDocument</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Texte brut</translation>
    </message>
    <message>
        <source>Prodigy or our own export</source>
        <translation>Prodigy ou notre export</translation>
    </message>
    <message>
        <source>RSS or Atom feed</source>
        <translation>Flux RSS ou Atom</translation>
    </message>
    <message>
        <source>Saved web page</source>
        <translation>Page web enregistrée</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Feuille de calcul</translation>
    </message>
    <message>
        <source>Table (CSV, TSV)</source>
        <translation>Tableau (CSV, TSV)</translation>
    </message>
    <message>
        <source>Table of claims (CSV)</source>
        <translation>Tableau des déclarations (CSV)</translation>
    </message>
    <message>
        <source>Table of columns (Parquet)</source>
        <translation>Table en colonnes (Parquet)</translation>
    </message>
    <message>
        <source>Table of spans (CSV)</source>
        <translation>Tableau des passages (CSV)</translation>
    </message>
    <message>
        <source>To go on annotating in Label Studio.</source>
        <translation>Pour continuer d’annoter dans Label Studio.</translation>
    </message>
    <message>
        <source>To go on annotating in doccano.</source>
        <translation>Pour continuer d’annoter dans doccano.</translation>
    </message>
    <message>
        <source>Train at once with “spacy train”: names and claims.</source>
        <translation>Pour entraîner aussitôt avec «&#xa0;spacy train&#xa0;»&#xa0;: noms et déclarations.</translation>
    </message>
    <message>
        <source>UIMA CAS XMI (INCEpTION)</source>
        <translation>UIMA CAS XMI (INCEpTION)</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
    <message>
        <source>WebAnno TSV 3</source>
        <translation>WebAnno TSV 3</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Document Word</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>les attributs</translation>
    </message>
    <message>
        <source>brat standoff</source>
        <translation>brat (standoff)</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>les commentaires</translation>
    </message>
    <message>
        <source>doccano</source>
        <translation>doccano</translation>
    </message>
    <message>
        <source>edges inside words</source>
        <translation>les bords à l’intérieur d’un mot</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>les couches</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>les métadonnées</translation>
    </message>
    <message>
        <source>overlapping spans</source>
        <translation>les passages qui se chevauchent</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>les relations</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>les scores</translation>
    </message>
    <message>
        <source>spaCy: data, configuration and project</source>
        <translation>spaCy&#xa0;: données, configuration et projet</translation>
    </message>
    <message>
        <source>what was rejected</source>
        <translation>ce qui a été refusé</translation>
    </message>
</context>
<context>
    <name>guidelines</name>
    <message>
        <source>**{name}**: {values}</source>
        <translation>**{name}**&#xa0;: {values}</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Key: **{key}**</source>
        <translation>Touche&#xa0;: **{key}**</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Not in use.</source>
        <translation>Hors d’usage.</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Note&#xa0;: {note}</translation>
    </message>
    <message>
        <source>any words</source>
        <translation>des mots libres</translation>
    </message>
    <message>
        <source>{attribute}: {value}</source>
        <translation>{attribute}&#xa0;: {value}</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>Annotating</source>
        <translation>Annoter</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>As a team</source>
        <translation>En équipe</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>Le programme</translation>
    </message>
    <message>
        <source>The project</source>
        <translation>Le projet</translation>
    </message>
    <message>
        <source>To begin</source>
        <translation>Pour commencer</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
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
    <message>
        <source>Before the first gesture</source>
        <translation>Avant le premier geste</translation>
    </message>
    <message numerus="yes">
        <source>accept %n span(s)</source>
        <translation>
            <numerusform>accepter %n passage</numerusform>
            <numerusform>accepter %n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>accept %n × {label}</source>
        <translation>
            <numerusform>accepter %n × {label}</numerusform>
            <numerusform>accepter %n × {label}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>accept %n × “{text}”</source>
        <translation>
            <numerusform>accepter %n × «&#xa0;{text}&#xa0;»</numerusform>
            <numerusform>accepter %n × «&#xa0;{text}&#xa0;»</numerusform>
        </translation>
    </message>
    <message>
        <source>accept “{text}”</source>
        <translation>accepter «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>add %n article(s)</source>
        <translation>
            <numerusform>ajouter %n article</numerusform>
            <numerusform>ajouter %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>carry %n label(s) over from “{text}”</source>
        <translation>
            <numerusform>reporter %n étiquette depuis «&#xa0;{text}&#xa0;»</numerusform>
            <numerusform>reporter %n étiquettes depuis «&#xa0;{text}&#xa0;»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n span(s)</source>
        <translation>
            <numerusform>modifier %n passage</numerusform>
            <numerusform>modifier %n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>clear the layer {label} (%n)</source>
        <translation>
            <numerusform>vider la couche {label} (%n)</numerusform>
            <numerusform>vider la couche {label} (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n article(s)</source>
        <translation>
            <numerusform>supprimer %n article</numerusform>
            <numerusform>supprimer %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n span(s)</source>
        <translation>
            <numerusform>supprimer %n passage</numerusform>
            <numerusform>supprimer %n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n × {label}</source>
        <translation>
            <numerusform>supprimer %n × {label}</numerusform>
            <numerusform>supprimer %n × {label}</numerusform>
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
    <message numerus="yes">
        <source>flags of %n article(s)</source>
        <translation>
            <numerusform>signal de %n article</numerusform>
            <numerusform>signaux de %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>give out %n article(s)</source>
        <translation>
            <numerusform>attribuer %n article</numerusform>
            <numerusform>attribuer %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>label %n × “{text}” as {label}</source>
        <translation>
            <numerusform>étiqueter %n × «&#xa0;{text}&#xa0;» comme {label}</numerusform>
            <numerusform>étiqueter %n × «&#xa0;{text}&#xa0;» comme {label}</numerusform>
        </translation>
    </message>
    <message>
        <source>label “{text}” as {label}</source>
        <translation>étiqueter «&#xa0;{text}&#xa0;» en {label}</translation>
    </message>
    <message>
        <source>leave “{text}” for later</source>
        <translation>laisser «&#xa0;{text}&#xa0;» pour plus tard</translation>
    </message>
    <message>
        <source>link “{text}”</source>
        <translation>relier «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>merge into “{text}”</source>
        <translation>fusionner en «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>move %n article(s) to somebody else</source>
        <translation>
            <numerusform>confier %n article à quelqu’un d’autre</numerusform>
            <numerusform>confier %n articles à quelqu’un d’autre</numerusform>
        </translation>
    </message>
    <message>
        <source>move the edges of “{text}”</source>
        <translation>déplacer les bords de «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>note on “{text}”</source>
        <translation>note sur «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>open “{text}” again</source>
        <translation>rouvrir «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>propose %n × “{text}” as {label}</source>
        <translation>
            <numerusform>proposer %n × «&#xa0;{text}&#xa0;» comme {label}</numerusform>
            <numerusform>proposer %n × «&#xa0;{text}&#xa0;» comme {label}</numerusform>
        </translation>
    </message>
    <message>
        <source>propose “{text}” as {label}</source>
        <translation>proposer «&#xa0;{text}&#xa0;» comme {label}</translation>
    </message>
    <message numerus="yes">
        <source>reject %n span(s)</source>
        <translation>
            <numerusform>rejeter %n passage</numerusform>
            <numerusform>rejeter %n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reject %n × {label}</source>
        <translation>
            <numerusform>rejeter %n × {label}</numerusform>
            <numerusform>rejeter %n × {label}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reject %n × “{text}”</source>
        <translation>
            <numerusform>rejeter %n × «&#xa0;{text}&#xa0;»</numerusform>
            <numerusform>rejeter %n × «&#xa0;{text}&#xa0;»</numerusform>
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
    <message numerus="yes">
        <source>settle %n case(s) by rules</source>
        <translation>
            <numerusform>trancher %n cas par règles</numerusform>
            <numerusform>trancher %n cas par règles</numerusform>
        </translation>
    </message>
    <message>
        <source>settle the versions of “{text}”</source>
        <translation>trancher entre les versions de «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>settle “{text}”</source>
        <translation>trancher «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>skip %n version(s)</source>
        <translation>
            <numerusform>passer %n version</numerusform>
            <numerusform>passer %n versions</numerusform>
        </translation>
    </message>
    <message>
        <source>skip “{text}”</source>
        <translation>passer «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>split “{text}”</source>
        <translation>scinder «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>state of %n article(s)</source>
        <translation>
            <numerusform>état de %n article</numerusform>
            <numerusform>état de %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take back %n article(s)</source>
        <translation>
            <numerusform>retirer %n article</numerusform>
            <numerusform>retirer %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>terms of %n article(s)</source>
        <translation>
            <numerusform>conditions de %n article</numerusform>
            <numerusform>conditions de %n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>the last gesture</source>
        <translation>le dernier geste</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>annulé</translation>
    </message>
    <message numerus="yes">
        <source>unlabel %n × “{text}”</source>
        <translation>
            <numerusform>désétiqueter %n × «&#xa0;{text}&#xa0;»</numerusform>
            <numerusform>désétiqueter %n × «&#xa0;{text}&#xa0;»</numerusform>
        </translation>
    </message>
    <message>
        <source>unlink “{text}”</source>
        <translation>délier «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>you are here</source>
        <translation>vous êtes ici</translation>
    </message>
    <message>
        <source>zone of “{text}”</source>
        <translation>zone de «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>{value} of %n article(s)</source>
        <translation>
            <numerusform>{value} de %n article</numerusform>
            <numerusform>{value} de %n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>“{text}” as {label} of its claim</source>
        <translation>«&#xa0;{text}&#xa0;» comme {label} de sa déclaration</translation>
    </message>
    <message>
        <source>“{text}” is another story</source>
        <translation>«&#xa0;{text}&#xa0;» est un autre sujet</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>As you have them, {date}</source>
        <translation>Les vôtres, le {date}</translation>
    </message>
    <message>
        <source>By words, by paragraphs</source>
        <translation>Par mots, par paragraphes</translation>
    </message>
    <message>
        <source>Choose words (no span focused)</source>
        <translation>Choisir des mots (aucun passage choisi)</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>Dans le texte</translation>
    </message>
    <message>
        <source>Keys of Annotator</source>
        <translation>Touches d’Annotator</translation>
    </message>
    <message>
        <source>Move the caret</source>
        <translation>Déplacer le curseur</translation>
    </message>
    <message>
        <source>The sheet of keys is in {file}.</source>
        <translation>La feuille des touches est dans {file}.</translation>
    </message>
    <message>
        <source>To the ends of the line</source>
        <translation>Aux bouts de la ligne</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} ou {other}</translation>
    </message>
</context>
<context>
    <name>learning</name>
    <message numerus="yes">
        <source>%n finished article(s)</source>
        <translation>
            <numerusform>%n article terminé</numerusform>
            <numerusform>%n articles terminés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more finished article(s) to learn from</source>
        <translation>
            <numerusform>encore %n article terminé pour apprendre</numerusform>
            <numerusform>encore %n articles terminés pour apprendre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more held out to score on</source>
        <translation>
            <numerusform>encore %n mis de côté pour mesurer</numerusform>
            <numerusform>encore %n mis de côté pour mesurer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more name(s) in the articles held out</source>
        <translation>
            <numerusform>encore %n nom dans les articles mis de côté</numerusform>
            <numerusform>encore %n noms dans les articles mis de côté</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them new since the last training</source>
        <translation>
            <numerusform>dont %n nouveau depuis le dernier entraînement</numerusform>
            <numerusform>dont %n nouveaux depuis le dernier entraînement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them new: it is time to train</source>
        <translation>
            <numerusform>dont %n nouveau&#xa0;: c’est le moment d’entraîner</numerusform>
            <numerusform>dont %n nouveaux&#xa0;: c’est le moment d’entraîner</numerusform>
        </translation>
    </message>
    <message>
        <source>= no change</source>
        <translation>= inchangé</translation>
    </message>
    <message numerus="yes">
        <source>F1 {change} on %n held-out article(s)</source>
        <translation>
            <numerusform>F1 {change} sur %n article mis de côté</numerusform>
            <numerusform>F1 {change} sur %n articles mis de côté</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish more articles; one in five is held out and not learned from.</source>
        <translation>Terminez d’autres articles&#x202f;; un sur cinq est mis de côté et ne sert pas à apprendre.</translation>
    </message>
    <message>
        <source>Forget a pipeline</source>
        <translation>Oublier un modèle</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>L’oublier</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>It is in use: the project goes back to the base pipeline.</source>
        <translation>Il est utilisé&#xa0;: le projet revient au modèle de base.</translation>
    </message>
    <message>
        <source>Its scores stay in the list, and no annotation changes.</source>
        <translation>Ses scores restent dans la liste, et aucune annotation ne change.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <source>Keeping the result</source>
        <translation>Enregistrement du résultat</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Apprentissage</translation>
    </message>
    <message>
        <source>Looking at the next articles</source>
        <translation>Lecture des prochains articles</translation>
    </message>
    <message>
        <source>Remove the pipeline of run {number} from this computer?</source>
        <translation>Supprimer de cet ordinateur le modèle de l’entraînement {number}&#x202f;?</translation>
    </message>
    <message>
        <source>Scoring what is in use</source>
        <translation>Mesure de ce qui est utilisé</translation>
    </message>
    <message>
        <source>Scoring what was learned</source>
        <translation>Mesure de ce qui a été appris</translation>
    </message>
    <message>
        <source>Still too little to learn from: it takes {parts}.</source>
        <translation>Trop peu pour apprendre&#xa0;: il faut {parts}.</translation>
    </message>
    <message>
        <source>This article is no longer in the project</source>
        <translation>Cet article n’est plus dans le projet</translation>
    </message>
    <message>
        <source>This frees {size}. The pipeline cannot be used or gone back to any more.</source>
        <translation>Cela libère {size}. On ne pourra plus utiliser ce modèle ni y revenir.</translation>
    </message>
    <message numerus="yes">
        <source>Trained on %n article(s):</source>
        <translation>
            <numerusform>Entraîné sur %n article&#xa0;:</numerusform>
            <numerusform>Entraîné sur %n articles&#xa0;:</numerusform>
        </translation>
    </message>
    <message>
        <source>▲ +{points} better</source>
        <translation>▲ +{points} mieux</translation>
    </message>
    <message>
        <source>▼ −{points} worse</source>
        <translation>▼ −{points} pire</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;Annotate</source>
        <translation>&amp;Annoter</translation>
    </message>
    <message>
        <source>&amp;Claims</source>
        <translation>&amp;Déclarations</translation>
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
        <source>&amp;Jump to</source>
        <translation>All&amp;er à</translation>
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
        <source>&amp;Team</source>
        <translation>É&amp;quipe</translation>
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
        <source>All of a la&amp;bel</source>
        <translation>Toute une étiq&amp;uette</translation>
    </message>
    <message>
        <source>Art&amp;icle</source>
        <translation>Art&amp;icle</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Lan&amp;gue</translation>
    </message>
    <message>
        <source>Lear&amp;ning</source>
        <translation>App&amp;rentissage</translation>
    </message>
    <message>
        <source>Se&amp;lected articles</source>
        <translation>Artic&amp;les sélectionnés</translation>
    </message>
    <message>
        <source>T&amp;he same</source>
        <translation>La &amp;même</translation>
    </message>
</context>
<context>
    <name>needs</name>
    <message>
        <source>Not now: the project is only read.</source>
        <translation>Pas maintenant&#xa0;: le projet est en lecture seule.</translation>
    </message>
    <message>
        <source>focus a span first</source>
        <translation>choisissez d’abord un passage</translation>
    </message>
    <message>
        <source>no project was opened before</source>
        <translation>aucun projet n’a encore été ouvert</translation>
    </message>
    <message>
        <source>no suggestions are being made</source>
        <translation>aucune suggestion n’est en cours</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>pas maintenant</translation>
    </message>
    <message>
        <source>nothing is being learned</source>
        <translation>aucun entraînement n’est en cours</translation>
    </message>
    <message>
        <source>open a project first</source>
        <translation>ouvrez d’abord un projet</translation>
    </message>
    <message>
        <source>open an article first</source>
        <translation>ouvrez d’abord un article</translation>
    </message>
    <message>
        <source>the project is only read</source>
        <translation>le projet est en lecture seule</translation>
    </message>
    <message>
        <source>the project is open for work</source>
        <translation>le projet est ouvert pour travailler</translation>
    </message>
    <message>
        <source>there is nothing to redo</source>
        <translation>il n’y a rien à rétablir</translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation>il n’y a rien à annuler</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Label: {label}</source>
        <translation>Étiquette&#xa0;: {label}</translation>
    </message>
</context>
<context>
    <name>scheme</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s)</source>
        <translation>
            <numerusform>%Ln lien</numerusform>
            <numerusform>%Ln liens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them fall together with others</source>
        <translation>
            <numerusform>%Ln se confond avec un autre</numerusform>
            <numerusform>%Ln se confondent avec d’autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s) of spans break the rule</source>
        <translation>
            <numerusform>%Ln paire de passages enfreint la règle</numerusform>
            <numerusform>%Ln paires de passages enfreignent la règle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln passage</numerusform>
            <numerusform>%Ln passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) are no whole sentences</source>
        <translation>
            <numerusform>%Ln passage n’est pas fait de phrases entières</numerusform>
            <numerusform>%Ln passages ne sont pas faits de phrases entières</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) have edges inside words</source>
        <translation>
            <numerusform>%Ln passage a un bord dans un mot</numerusform>
            <numerusform>%Ln passages ont un bord dans un mot</numerusform>
        </translation>
    </message>
    <message>
        <source>A colour is written as #rrggbb.</source>
        <translation>Une couleur s’écrit #rrvvbb.</translation>
    </message>
    <message>
        <source>A name is needed, in one language at least.</source>
        <translation>Il faut un nom, au moins dans une langue.</translation>
    </message>
    <message>
        <source>A span is one whole sentence or several.</source>
        <translation>Un passage est fait d’une ou de plusieurs phrases entières.</translation>
    </message>
    <message>
        <source>A span may lie inside another but not cross it.</source>
        <translation>Un passage peut être contenu dans un autre, mais pas le chevaucher.</translation>
    </message>
    <message>
        <source>An id has no spaces, quotes or brackets.</source>
        <translation>Un identifiant n’a ni espaces, ni guillemets, ni crochets.</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Choose at least one label.</source>
        <translation>Choisissez au moins une étiquette.</translation>
    </message>
    <message>
        <source>Edges lie between words and punctuation marks.</source>
        <translation>Les bords tombent entre les mots et les signes de ponctuation.</translation>
    </message>
    <message>
        <source>Edges may lie anywhere, inside a word too.</source>
        <translation>Les bords peuvent tomber n’importe où, même dans un mot.</translation>
    </message>
    <message>
        <source>For clauses and sentences, with their parts dotted.</source>
        <translation>Pour les propositions et les phrases, leurs parties en pointillé.</translation>
    </message>
    <message>
        <source>For names and other short spans.</source>
        <translation>Pour les noms et autres passages courts.</translation>
    </message>
    <message>
        <source>For parts of the article; nobody has to accept them.</source>
        <translation>Pour les parties de l’article&#xa0;; personne n’a à les accepter.</translation>
    </message>
    <message>
        <source>It has annotations, so it cannot be taken out.</source>
        <translation>Des annotations l’emploient&#xa0;: suppression impossible.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>New attribute</source>
        <translation>Nouvel attribut</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Nouvelle étiquette</translation>
    </message>
    <message>
        <source>New layer</source>
        <translation>Nouvelle couche</translation>
    </message>
    <message>
        <source>New relation</source>
        <translation>Nouvelle relation</translation>
    </message>
    <message>
        <source>No two spans of the layer share a word.</source>
        <translation>Deux passages de la couche n’ont jamais de mot en commun.</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Jeu d’étiquettes</translation>
    </message>
    <message>
        <source>Something else has this key.</source>
        <translation>Cette touche est déjà prise.</translation>
    </message>
    <message>
        <source>Spans may lie over one another in any way.</source>
        <translation>Les passages peuvent se superposer de toutes les façons.</translation>
    </message>
    <message>
        <source>The attribute needs at least one value.</source>
        <translation>Il faut au moins une valeur à l’attribut.</translation>
    </message>
    <message>
        <source>The command “{command}” has this key.</source>
        <translation>Cette touche est celle de la commande «&#xa0;{command}&#xa0;».</translation>
    </message>
    <message>
        <source>The key is one visible character.</source>
        <translation>La touche est un seul caractère visible.</translation>
    </message>
    <message>
        <source>The label “{label}” has this key.</source>
        <translation>Cette touche est celle de l’étiquette «&#xa0;{label}&#xa0;».</translation>
    </message>
    <message>
        <source>The scheme needs at least one label.</source>
        <translation>Il faut au moins une étiquette.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>add “{name}”</source>
        <translation>ajouter «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>any</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>beside paragraphs</source>
        <translation>à côté des paragraphes</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>bleu</translation>
    </message>
    <message>
        <source>bring back “{name}”</source>
        <translation>rétablir «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>brun</translation>
    </message>
    <message>
        <source>change the scheme</source>
        <translation>modifier le jeu d’étiquettes</translation>
    </message>
    <message>
        <source>changes the value on {much}</source>
        <translation>change la valeur de {much}</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>les caractères</translation>
    </message>
    <message>
        <source>colour of “{name}”</source>
        <translation>couleur de «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>definition of “{name}”</source>
        <translation>définition de «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>delete “{name}”</source>
        <translation>supprimer «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>edges of “{name}”: {into}</source>
        <translation>bords de «&#xa0;{name}&#xa0;»&#xa0;: {into}</translation>
    </message>
    <message>
        <source>every span fits</source>
        <translation>tous les passages conviennent</translation>
    </message>
    <message>
        <source>examples of “{name}”</source>
        <translation>exemples de «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>green</source>
        <translation>vert</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>hard to read on dark paper (contrast {ratio} : 1)</source>
        <translation>peu lisible sur fond sombre (contraste {ratio}&#xa0;: 1)</translation>
    </message>
    <message>
        <source>hard to read on light paper (contrast {ratio} : 1)</source>
        <translation>peu lisible sur fond clair (contraste {ratio}&#xa0;: 1)</translation>
    </message>
    <message>
        <source>indigo</source>
        <translation>indigo</translation>
    </message>
    <message>
        <source>key of “{name}”: {into}</source>
        <translation>touche de «&#xa0;{name}&#xa0;»&#xa0;: {into}</translation>
    </message>
    <message>
        <source>labels with “{name}”</source>
        <translation>étiquettes portant «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>look of “{name}”: {into}</source>
        <translation>apparence de «&#xa0;{name}&#xa0;»&#xa0;: {into}</translation>
    </message>
    <message>
        <source>merge “{name}” into “{into}”</source>
        <translation>fusionner «&#xa0;{name}&#xa0;» avec «&#xa0;{into}&#xa0;»</translation>
    </message>
    <message>
        <source>move “{name}”</source>
        <translation>déplacer «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>nested</source>
        <translation>imbriquées</translation>
    </message>
    <message>
        <source>new value</source>
        <translation>nouvelle valeur</translation>
    </message>
    <message>
        <source>no annotations</source>
        <translation>aucune annotation</translation>
    </message>
    <message>
        <source>no annotations have it</source>
        <translation>aucune annotation ne l’emploie</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>overlaps in “{name}”: {into}</source>
        <translation>superpositions dans «&#xa0;{name}&#xa0;»&#xa0;: {into}</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rose</translation>
    </message>
    <message>
        <source>project guidelines</source>
        <translation>guide du projet</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>violet</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rouge</translation>
    </message>
    <message>
        <source>relabels {much}</source>
        <translation>change l’étiquette de {much}</translation>
    </message>
    <message>
        <source>rename “{name}”</source>
        <translation>renommer «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>rename “{old}” to “{new}”</source>
        <translation>renommer «&#xa0;{old}&#xa0;» en «&#xa0;{new}&#xa0;»</translation>
    </message>
    <message>
        <source>retire “{name}”</source>
        <translation>retirer «&#xa0;{name}&#xa0;» de l’usage</translation>
    </message>
    <message numerus="yes">
        <source>scheme: %Ln change(s)</source>
        <translation>
            <numerusform>étiquettes&#xa0;: %Ln changement</numerusform>
            <numerusform>étiquettes&#xa0;: %Ln changements</numerusform>
        </translation>
    </message>
    <message>
        <source>scheme: {deed}</source>
        <translation>étiquettes&#xa0;: {deed}</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>les phrases</translation>
    </message>
    <message>
        <source>shown on {much}</source>
        <translation>visible sur {much}</translation>
    </message>
    <message>
        <source>stays on {much}</source>
        <translation>reste sur {much}</translation>
    </message>
    <message>
        <source>stripe and underline</source>
        <translation>filet et soulignement</translation>
    </message>
    <message>
        <source>taken from {much}</source>
        <translation>disparaît de {much}</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>bleu canard</translation>
    </message>
    <message>
        <source>tinted words</source>
        <translation>mots teintés</translation>
    </message>
    <message>
        <source>what “{name}” links</source>
        <translation>ce que relie «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>whether “{name}” makes parts</source>
        <translation>parties par «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>words</source>
        <translation>les mots</translation>
    </message>
    <message>
        <source>{breaches}; left until corrected</source>
        <translation>{breaches}&#xa0;; à corriger à la main</translation>
    </message>
    <message>
        <source>{deed} — {effect}</source>
        <translation>{deed} — {effect}</translation>
    </message>
    <message>
        <source>{effect}; {doubles}</source>
        <translation>{effect}&#xa0;; {doubles}</translation>
    </message>
    <message>
        <source>{links} in {articles}</source>
        <translation>{links} dans {articles}</translation>
    </message>
    <message>
        <source>{spans} in {articles}</source>
        <translation>{spans} dans {articles}</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>These keys are your own.</source>
        <translation>Ces touches sont les vôtres.</translation>
    </message>
    <message>
        <source>{keys} belongs to “{other}” ({menu}), which would lose it.</source>
        <translation>{keys} appartient à «&#xa0;{other}&#xa0;» ({menu}), qui la perdrait.</translation>
    </message>
    <message>
        <source>{keys} cannot be told from {others_keys} of “{other}” ({menu}), which would lose it.</source>
        <translation>{keys} ne se distingue pas de {others_keys}, touche de «&#xa0;{other}&#xa0;» ({menu}), qui la perdrait.</translation>
    </message>
    <message>
        <source>{keys} is needed by lists and buttons: with it the command acts only while the article has the keyboard.</source>
        <translation>Les listes et les boutons ont besoin de {keys}&#xa0;: avec elle, la commande n’agit que lorsque l’article a le clavier.</translation>
    </message>
    <message>
        <source>{keys} labels “{other}”, which would lose it.</source>
        <translation>{keys} pose l’étiquette «&#xa0;{other}&#xa0;», qui la perdrait.</translation>
    </message>
    <message>
        <source>{keys} types a character on some keyboards (AltGr is Ctrl+Alt there); it may not work on yours.</source>
        <translation>{keys} tape un caractère sur certains claviers (AltGr y vaut Ctrl+Alt)&#x202f;; elle pourrait ne pas marcher sur le vôtre.</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>A claim is what somebody states; it is underlined, with a line in the margin. Go to one with {next}: {accept} accepts it with its source. Or choose words and press {claim}.</source>
        <translation>Une déclaration est ce que quelqu’un affirme&#xa0;; elle est soulignée, avec un trait dans la marge. Allez-y avec {next}&#xa0;: {accept} l’accepte avec sa source. Ou choisissez des mots et appuyez sur {claim}.</translation>
    </message>
    <message>
        <source>Accept a claim</source>
        <translation>Accepter une déclaration</translation>
    </message>
    <message>
        <source>Decide three of them</source>
        <translation>En trancher trois</translation>
    </message>
    <message>
        <source>Double-click a word, or drag over several, and press the key of a label: {labels}. In this article any word will do.</source>
        <translation>Double-cliquez sur un mot, ou glissez sur plusieurs, et appuyez sur la touche d’une étiquette&#xa0;: {labels}. Dans cet article, n’importe quel mot convient.</translation>
    </message>
    <message>
        <source>Finish the article</source>
        <translation>Terminer l’article</translation>
    </message>
    <message>
        <source>Go to a suggestion</source>
        <translation>Aller à une suggestion</translation>
    </message>
    <message>
        <source>Mark a name yourself</source>
        <translation>Marquer un nom soi-même</translation>
    </message>
    <message>
        <source>Names and claims are highlighted already; they are dashed because nobody has looked at them yet. {next} takes you to the next one, {previous} back.</source>
        <translation>Noms et déclarations sont déjà surlignés, en pointillé, parce que personne ne les a encore regardés. {next} mène au suivant, {previous} au précédent.</translation>
    </message>
    <message>
        <source>That is all you need</source>
        <translation>Vous savez l’essentiel</translation>
    </message>
    <message>
        <source>{accept} accepts what is right, {reject} rejects what is wrong. Is it something else? Press the key of the right label below the article: {labels}.</source>
        <translation>{accept} accepte ce qui est juste, {reject} rejette ce qui ne l’est pas. C’est autre chose&#xa0;? Appuyez sur la touche de la bonne étiquette, sous l’article&#xa0;: {labels}.</translation>
    </message>
    <message>
        <source>{palette} finds everything else by its name, {help} explains it. Your own articles come in with {new}.</source>
        <translation>{palette} trouve tout le reste par son nom, {help} l’explique. Vos propres articles s’ajoutent avec {new}.</translation>
    </message>
    <message>
        <source>{undo} takes back whatever you did, tomorrow too. {finish} sets the article done and opens the next one. Nothing has to be saved.</source>
        <translation>{undo} annule tout ce que vous avez fait, demain aussi. {finish} marque l’article comme terminé et ouvre le suivant. Rien n’est à enregistrer.</translation>
    </message>
</context>
<context>
    <name>unsaved</name>
    <message numerus="yes">
        <source>%n gestures are not saved yet</source>
        <translation>
            <numerusform>%n geste n’est pas encore enregistré</numerusform>
            <numerusform>%n gestes ne sont pas encore enregistrés</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program holds {name}: perhaps one that backs up, synchronises or looks for viruses.</source>
        <translation>Un autre programme tient {name}&#xa0;: peut-être un outil de sauvegarde, de synchronisation ou un antivirus.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Fermer sans enregistrer</translation>
    </message>
    <message>
        <source>It is tried again every few seconds.</source>
        <translation>Un nouvel essai a lieu toutes les quelques secondes.</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>Not saved yet: {gesture}</source>
        <translation>Pas encore enregistré&#xa0;: {gesture}</translation>
    </message>
    <message>
        <source>Part of {name} can no longer be read. Save a copy elsewhere, or repair it into a new file.</source>
        <translation>Une partie de {name} n’est plus lisible. Enregistrez une copie ailleurs, ou réparez-le dans un nouveau fichier.</translation>
    </message>
    <message>
        <source>Save a copy elsewhere…</source>
        <translation>Enregistrer une copie ailleurs…</translation>
    </message>
    <message>
        <source>That is in the memory of this window only, and is lost when the project is closed.</source>
        <translation>Cela n’existe que dans la mémoire de cette fenêtre, et sera perdu à la fermeture du projet.</translation>
    </message>
    <message>
        <source>The disk of {name} is full. Free some space, or save a copy elsewhere.</source>
        <translation>Le disque de {name} est plein. Libérez de la place, ou enregistrez une copie ailleurs.</translation>
    </message>
    <message>
        <source>The drive of {name} reports errors, or its connection was lost. Open the project again once the drive is back, or save a copy elsewhere.</source>
        <translation>Le disque de {name} signale des erreurs, ou sa connexion a été perdue. Rouvrez le projet une fois le disque de retour, ou enregistrez une copie ailleurs.</translation>
    </message>
    <message>
        <source>This waits in the memory of this window until {name} is opened in it. You can copy it, to do it again by hand.</source>
        <translation>Ceci attend dans la mémoire de cette fenêtre que {name} y soit rouvert. Vous pouvez le copier, pour le refaire à la main.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>rétablir</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>annuler</translation>
    </message>
    <message>
        <source>your last gesture</source>
        <translation>votre dernier geste</translation>
    </message>
    <message>
        <source>{name} is no longer in {folder}: it was moved or deleted, or its drive is gone. Put it back, or save a copy elsewhere.</source>
        <translation>{name} n’est plus dans {folder}&#xa0;: il a été déplacé ou supprimé, ou son disque n’est plus là. Remettez-le en place, ou enregistrez une copie ailleurs.</translation>
    </message>
    <message>
        <source>{name} or its folder may only be read at the moment. Make it writable again, or save a copy elsewhere.</source>
        <translation>{name} ou son dossier est en lecture seule pour l’instant. Rendez l’écriture possible, ou enregistrez une copie ailleurs.</translation>
    </message>
</context>
</TS>
