<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AcceptStrip</name>
    <message numerus="yes">
        <source>{count} of {total} left</source>
        <translation>
            <numerusform>{count} of {total} left</numerusform>
            <numerusform>{count} of {total} left</numerusform>
        </translation>
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
</context>
<context>
    <name>AssignDialog</name>
    <message numerus="yes">
        <source>%n article(s) are given out.</source>
        <translation>
            <numerusform>%n article is given out.</numerusform>
            <numerusform>%n articles are given out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) somebody has already.</source>
        <translation>
            <numerusform>Somebody has %n article already.</numerusform>
            <numerusform>Somebody has %n articles already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) stay with nobody.</source>
        <translation>
            <numerusform>%n article stays with nobody.</numerusform>
            <numerusform>%n articles stay with nobody.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s) of articles, alike for all.</source>
        <translation>
            <numerusform>%n kind of articles, alike for all.</numerusform>
            <numerusform>%n kinds of articles, alike for all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them go(es) to several people.</source>
        <translation>
            <numerusform>%n of them goes to several people.</numerusform>
            <numerusform>%n of them go to several people.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Assigning</name>
    <message numerus="yes">
        <source>%n article(s) were given out.</source>
        <translation>
            <numerusform>%n article was given out.</numerusform>
            <numerusform>%n articles were given out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work package(s) written to {folder}.</source>
        <translation>
            <numerusform>%n work package written to {folder}.</numerusform>
            <numerusform>%n work packages written to {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n work package(s) are complete in {folder}.</source>
        <translation>
            <numerusform>Stopped: %n work package is complete in {folder}.</numerusform>
            <numerusform>Stopped: %n work packages are complete in {folder}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsWindow</name>
    <message numerus="yes">
        <source>While you work, a backup is made every %n minute(s) if something changed, and before every merge, import and deletion of many articles.</source>
        <translation>
            <numerusform>While you work, a backup is made every %n minute if something changed, and before every merge, import and deletion of many articles.</numerusform>
            <numerusform>While you work, a backup is made every %n minutes if something changed, and before every merge, import and deletion of many articles.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message numerus="yes">
        <source>The layer {layer}: %n span(s) of this article</source>
        <translation>
            <numerusform>The layer {layer}: %n span of this article</numerusform>
            <numerusform>The layer {layer}: %n spans of this article</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{label}: %n span(s) of this article</source>
        <translation>
            <numerusform>{label}: %n span of this article</numerusform>
            <numerusform>{label}: %n spans of this article</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message numerus="yes">
        <source>%n agreed</source>
        <translation>
            <numerusform>%n agreed</numerusform>
            <numerusform>%n agreed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gold so far: %n decided</source>
        <translation>
            <numerusform>Gold so far: %n decided</numerusform>
            <numerusform>Gold so far: %n decided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message numerus="yes">
        <source>%n annotator(s)</source>
        <translation>
            <numerusform>%n annotator</numerusform>
            <numerusform>%n annotators</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Claims</name>
    <message numerus="yes">
        <source>Finished with %n incomplete claim(s); undo takes you back</source>
        <translation>
            <numerusform>Finished with %n incomplete claim; undo takes you back</numerusform>
            <numerusform>Finished with %n incomplete claims; undo takes you back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClaimsPanel</name>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n claim</numerusform>
            <numerusform>%n claims</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message numerus="yes">
        <source>%n case(s) settled by rules</source>
        <translation>
            <numerusform>%n case settled by rules</numerusform>
            <numerusform>%n cases settled by rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disagreement(s)</source>
        <translation>
            <numerusform>%n disagreement</numerusform>
            <numerusform>%n disagreements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later</source>
        <translation>
            <numerusform>%n later</numerusform>
            <numerusform>%n later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settled</source>
        <translation>
            <numerusform>%n settled</numerusform>
            <numerusform>%n settled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… %n paragraph(s), all agree</source>
        <translation>
            <numerusform>… %n paragraph, all agree</numerusform>
            <numerusform>… %n paragraphs, all agree</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonWindow</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
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
            <numerusform>%n form</numerusform>
            <numerusform>%n forms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s) saved</source>
        <translation>
            <numerusform>%n hit saved</numerusform>
            <numerusform>%n hits saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, which the layer forbids</source>
        <translation>
            <numerusform>%n left out, which the layer forbids</numerusform>
            <numerusform>%n left out, which the layer forbids</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out %n article(s) in which the pattern takes too long</source>
        <translation>
            <numerusform>Left out %n article in which the pattern takes too long</numerusform>
            <numerusform>Left out %n articles in which the pattern takes too long</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked for %n form(s): {forms}</source>
        <translation>
            <numerusform>Looked for %n form: {forms}</numerusform>
            <numerusform>Looked for %n forms: {forms}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsWindow</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message numerus="yes">
        <source>Measured: %n article(s), F1 {after}.</source>
        <translation>
            <numerusform>Measured: %n article, F1 {after}.</numerusform>
            <numerusform>Measured: %n articles, F1 {after}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run {number}: %n article(s), F1 {before} → {after}.</source>
        <translation>
            <numerusform>Run {number}: %n article, F1 {before} → {after}.</numerusform>
            <numerusform>Run {number}: %n articles, F1 {before} → {after}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DashboardWindow</name>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Last day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message numerus="yes">
        <source>Set for %n selected article(s):</source>
        <translation>
            <numerusform>Set for %n selected article:</numerusform>
            <numerusform>Set for %n selected articles:</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>Finished ones too (%n)</source>
        <translation>
            <numerusform>Finished ones too (%n)</numerusform>
            <numerusform>Finished ones too (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n other article(s)</source>
        <translation>
            <numerusform>in %n other article</numerusform>
            <numerusform>in %n other articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n article(s) into a folder of files</source>
        <translation>
            <numerusform>%n article into a folder of files</numerusform>
            <numerusform>%n articles into a folder of files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) into one file</source>
        <translation>
            <numerusform>%n article into one file</numerusform>
            <numerusform>%n articles into one file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n listed in the library</source>
        <translation>
            <numerusform>The one listed in the library</numerusform>
            <numerusform>The %n listed in the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n selected in the library</source>
        <translation>
            <numerusform>The one selected in the library</numerusform>
            <numerusform>The %n selected in the library</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n article(s) exported to {name}.</source>
        <translation>
            <numerusform>%n article exported to {name}.</numerusform>
            <numerusform>%n articles exported to {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) were read again, every span in its place.</source>
        <translation>
            <numerusform>%n article was read again, every span in its place.</numerusform>
            <numerusform>%n articles were read again, every span in its place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s), with what was rejected kept apart.</source>
        <translation>
            <numerusform>%n span, with what was rejected kept apart.</numerusform>
            <numerusform>%n spans, with what was rejected kept apart.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) had no room in the format; a file beside the data lists each.</source>
        <translation>
            <numerusform>%n thing had no room in the format; a file beside the data names it.</numerusform>
            <numerusform>%n things had no room in the format; a file beside the data lists each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The export is as it was written: %n file(s).</source>
        <translation>
            <numerusform>The export is as it was written: %n file.</numerusform>
            <numerusform>The export is as it was written: %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstRecords</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message numerus="yes">
        <source>Enter redoes %n gesture(s).</source>
        <translation>
            <numerusform>Enter redoes %n gesture.</numerusform>
            <numerusform>Enter redoes %n gestures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter undoes %n gesture(s).</source>
        <translation>
            <numerusform>Enter undoes %n gesture.</numerusform>
            <numerusform>Enter undoes %n gestures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HitActions</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n file(s), {size}. This is how they will come in:</source>
        <translation>
            <numerusform>%n file, {size}. This is how it will come in:</numerusform>
            <numerusform>%n files, {size}. This is how they will come in:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; the report will name them all.</source>
        <translation>
            <numerusform>… and %n more; the report will name them all.</numerusform>
            <numerusform>… and %n more; the report will name them all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>%n annotation(s) came with them.</source>
        <translation>
            <numerusform>%n annotation came with them.</numerusform>
            <numerusform>%n annotations came with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) were left out.</source>
        <translation>
            <numerusform>%n annotation was left out.</numerusform>
            <numerusform>%n annotations were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) were put right.</source>
        <translation>
            <numerusform>There is a remark on %n annotation.</numerusform>
            <numerusform>There are remarks on %n annotations.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) added.</source>
        <translation>
            <numerusform>%n article added.</numerusform>
            <numerusform>%n articles added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) or record(s) did not come in.</source>
        <translation>
            <numerusform>%n file or record did not come in.</numerusform>
            <numerusform>%n files or records did not come in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were there already.</source>
        <translation>
            <numerusform>%n text was there already.</numerusform>
            <numerusform>%n texts were there already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%n suggestion(s) left</source>
        <translation>
            <numerusform>%n suggestion left</numerusform>
            <numerusform>%n suggestions left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Characters {start} to {end}: %n in all</source>
        <translation>
            <numerusform>Characters {start} to {end}: %n in all</numerusform>
            <numerusform>Characters {start} to {end}: %n in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelsForm</name>
    <message numerus="yes">
        <source>{label} (%n×):</source>
        <translation>
            <numerusform>{label} (%n×):</numerusform>
            <numerusform>{label} (%n×):</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LexiconWindow</name>
    <message numerus="yes">
        <source>%n form(s)</source>
        <translation>
            <numerusform>%n form</numerusform>
            <numerusform>%n forms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message numerus="yes">
        <source>%n suggestion(s) left</source>
        <translation>
            <numerusform>%n suggestion left</numerusform>
            <numerusform>%n suggestions left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixPage</name>
    <message numerus="yes">
        <source>%n article(s) done by both.</source>
        <translation>
            <numerusform>%n article done by both.</numerusform>
            <numerusform>%n articles done by both.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n only touching)</source>
        <translation>
            <numerusform>(%n only touching)</numerusform>
            <numerusform>(%n only touching)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(the first %n are listed)</source>
        <translation>
            <numerusform>(the first is listed)</numerusform>
            <numerusform>(the first %n are listed)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n article(s) wait until you decide between two versions.</source>
        <translation>
            <numerusform>%n article waits until you decide between two versions.</numerusform>
            <numerusform>%n articles wait until you decide between two versions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>%n behind</numerusform>
            <numerusform>%n behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be merged.</source>
        <translation>
            <numerusform>%n file could not be merged.</numerusform>
            <numerusform>%n files could not be merged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) merged.</source>
        <translation>
            <numerusform>%n file merged.</numerusform>
            <numerusform>%n files merged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n further on</source>
        <translation>
            <numerusform>%n further on</numerusform>
            <numerusform>%n further on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in conflict</source>
        <translation>
            <numerusform>%n in conflict</numerusform>
            <numerusform>%n in conflict</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new article(s)</source>
        <translation>
            <numerusform>%n new article</numerusform>
            <numerusform>%n new articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n the same</source>
        <translation>
            <numerusform>%n the same</numerusform>
            <numerusform>%n the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotSaved</name>
    <message numerus="yes">
        <source>Saved: %n gesture(s) that had waited.</source>
        <translation>
            <numerusform>Saved: %n gesture that had waited.</numerusform>
            <numerusform>Saved: %n gestures that had waited.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OtherId</name>
    <message numerus="yes">
        <source>Not an id yet: it has 32 digits from 0 to 9 and a to f; here are %n.</source>
        <translation>
            <numerusform>Not an id yet: it has 32 digits from 0 to 9 and a to f; here is %n.</numerusform>
            <numerusform>Not an id yet: it has 32 digits from 0 to 9 and a to f; here are %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PendingList</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Propagation</name>
    <message numerus="yes">
        <source>%n in lines left out</source>
        <translation>
            <numerusform>%n in a line left out</numerusform>
            <numerusform>%n in lines left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inside longer names</source>
        <translation>
            <numerusform>%n inside a longer name</numerusform>
            <numerusform>%n inside longer names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left rejected</source>
        <translation>
            <numerusform>%n left rejected</numerusform>
            <numerusform>%n left rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left with the label you accepted</source>
        <translation>
            <numerusform>%n left with the label you accepted</numerusform>
            <numerusform>%n left with the label you accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) labelled</source>
        <translation>
            <numerusform>%n mention labelled</numerusform>
            <numerusform>%n mentions labelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) proposed</source>
        <translation>
            <numerusform>%n mention proposed</numerusform>
            <numerusform>%n mentions proposed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n article(s)</source>
        <translation>
            <numerusform>in %n article</numerusform>
            <numerusform>in %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualityWindow</name>
    <message numerus="yes">
        <source>%n article(s) with a known answer.</source>
        <translation>
            <numerusform>%n article with a known answer.</numerusform>
            <numerusform>%n articles with a known answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected article(s) left out: neither adjudicated nor finished by you.</source>
        <translation>
            <numerusform>%n selected article left out: neither adjudicated nor finished by you.</numerusform>
            <numerusform>%n selected articles left out: neither adjudicated nor finished by you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepairDialog</name>
    <message numerus="yes">
        <source>%n annotator(s) of whom only the work is left</source>
        <translation>
            <numerusform>%n annotator of whom only the work is left</numerusform>
            <numerusform>%n annotators of whom only the work is left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) where nothing could be read</source>
        <translation>
            <numerusform>%n place where nothing could be read</numerusform>
            <numerusform>%n places where nothing could be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost: %n article(s) with a damaged text</source>
        <translation>
            <numerusform>Lost: %n article with a damaged text</numerusform>
            <numerusform>Lost: %n articles with a damaged text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost: %n article(s):</source>
        <translation>
            <numerusform>Lost: %n article:</numerusform>
            <numerusform>Lost: %n articles:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost: %n label(s) or link(s) known to be missing</source>
        <translation>
            <numerusform>Lost: %n label or link known to be missing</numerusform>
            <numerusform>Lost: %n labels or links known to be missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost: %n row(s) that do not hold together</source>
        <translation>
            <numerusform>Lost: %n row that does not hold together</numerusform>
            <numerusform>Lost: %n rows that do not hold together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back out of the history: %n label(s) or link(s)</source>
        <translation>
            <numerusform>Put back out of the history: %n label or link</numerusform>
            <numerusform>Put back out of the history: %n labels or links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n article(s)</source>
        <translation>
            <numerusform>Saved: %n article</numerusform>
            <numerusform>Saved: %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n label(s) on them</source>
        <translation>
            <numerusform>Saved: %n label on them</numerusform>
            <numerusform>Saved: %n labels on them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n link(s)</source>
        <translation>
            <numerusform>Saved: %n link</numerusform>
            <numerusform>Saved: %n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message numerus="yes">
        <source>%n article(s) would be complete</source>
        <translation>
            <numerusform>%n article would be complete</numerusform>
            <numerusform>%n articles would be complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) stay to be decided</source>
        <translation>
            <numerusform>%n case stays to be decided</numerusform>
            <numerusform>%n cases stay to be decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) would be settled</source>
        <translation>
            <numerusform>%n case would be settled</numerusform>
            <numerusform>%n cases would be settled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n claim</numerusform>
            <numerusform>%n claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) could not be learned</source>
        <translation>
            <numerusform>%n name could not be learned</numerusform>
            <numerusform>%n names could not be learned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) learned from</source>
        <translation>
            <numerusform>%n name learned from</numerusform>
            <numerusform>%n names learned from</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n of them shown)</source>
        <translation>
            <numerusform>(%n of them shown)</numerusform>
            <numerusform>(%n of them shown)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What would change on the next %n article(s):</source>
        <translation>
            <numerusform>What would change on the next article:</numerusform>
            <numerusform>What would change on the next %n articles:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Selected</name>
    <message numerus="yes">
        <source>%n article(s) deleted.</source>
        <translation>
            <numerusform>%n article deleted.</numerusform>
            <numerusform>%n articles deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Speaking</name>
    <message numerus="yes">
        <source>%n suggestion(s) left to decide</source>
        <translation>
            <numerusform>%n suggestion left to decide</numerusform>
            <numerusform>%n suggestions left to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n not saved</source>
        <translation>
            <numerusform>%n not saved</numerusform>
            <numerusform>%n not saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pre-highlighting {done} of {total}, about %n min left</source>
        <translation>
            <numerusform>Pre-highlighting {done} of {total}, about %n min left</numerusform>
            <numerusform>Pre-highlighting {done} of {total}, about %n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{model} is ready; it failed on %n article(s)</source>
        <translation>
            <numerusform>{model} is ready; it failed on %n article</numerusform>
            <numerusform>{model} is ready; it failed on %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnfinishedDialog</name>
    <message numerus="yes">
        <source>An import was stopped; %n article(s) of it wait unseen.</source>
        <translation>
            <numerusform>An import was stopped; %n article of it waits unseen.</numerusform>
            <numerusform>An import was stopped; %n articles of it wait unseen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionSide</name>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>◆ %n only here</source>
        <translation>
            <numerusform>◆ %n only here</numerusform>
            <numerusform>◆ %n only here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message numerus="yes">
        <source>%n article(s) found to be versions of stories</source>
        <translation>
            <numerusform>%n article found to be a version of a story</numerusform>
            <numerusform>%n articles found to be versions of stories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) carried over from {title}</source>
        <translation>
            <numerusform>%n label carried over from {title}</numerusform>
            <numerusform>%n labels carried over from {title}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionsWindow</name>
    <message numerus="yes">
        <source>%n article(s) in them</source>
        <translation>
            <numerusform>%n article in it</numerusform>
            <numerusform>%n articles in them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) not compared yet</source>
        <translation>
            <numerusform>%n article not compared yet</numerusform>
            <numerusform>%n articles not compared yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n story(ies)</source>
        <translation>
            <numerusform>%n story</numerusform>
            <numerusform>%n stories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message numerus="yes">
        <source>%n gesture(s) could not be saved before that and are in this window&apos;s memory only: save a copy elsewhere first. Everything else is on disk.</source>
        <translation>
            <numerusform>%n gesture could not be saved before that and is in this window&apos;s memory only: save a copy elsewhere first. Everything else is on disk.</numerusform>
            <numerusform>%n gestures could not be saved before that and are in this window&apos;s memory only: save a copy elsewhere first. Everything else is on disk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gesture(s) that the window had marked as not saved are lost; every other one is on disk.</source>
        <translation>
            <numerusform>%n gesture that the window had marked as not saved is lost; every other one is on disk.</numerusform>
            <numerusform>%n gestures that the window had marked as not saved are lost; every other one is on disk.</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>accept %n span(s)</source>
        <translation>
            <numerusform>accept %n span</numerusform>
            <numerusform>accept %n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>accept %n × {label}</source>
        <translation>
            <numerusform>accept %n × {label}</numerusform>
            <numerusform>accept %n × {label}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>accept %n × “{text}”</source>
        <translation>
            <numerusform>accept %n × “{text}”</numerusform>
            <numerusform>accept %n × “{text}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n article(s)</source>
        <translation>
            <numerusform>add %n article</numerusform>
            <numerusform>add %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>carry %n label(s) over from “{text}”</source>
        <translation>
            <numerusform>carry %n label over from “{text}”</numerusform>
            <numerusform>carry %n labels over from “{text}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n span(s)</source>
        <translation>
            <numerusform>change %n span</numerusform>
            <numerusform>change %n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>clear the layer {label} (%n)</source>
        <translation>
            <numerusform>clear the layer {label} (%n)</numerusform>
            <numerusform>clear the layer {label} (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n article(s)</source>
        <translation>
            <numerusform>delete %n article</numerusform>
            <numerusform>delete %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n span(s)</source>
        <translation>
            <numerusform>delete %n span</numerusform>
            <numerusform>delete %n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n × {label}</source>
        <translation>
            <numerusform>delete %n × {label}</numerusform>
            <numerusform>delete %n × {label}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>flags of %n article(s)</source>
        <translation>
            <numerusform>flags of %n article</numerusform>
            <numerusform>flags of %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>give out %n article(s)</source>
        <translation>
            <numerusform>give out %n article</numerusform>
            <numerusform>give out %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>label %n × “{text}” as {label}</source>
        <translation>
            <numerusform>label %n × “{text}” as {label}</numerusform>
            <numerusform>label %n × “{text}” as {label}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n article(s) to somebody else</source>
        <translation>
            <numerusform>move %n article to somebody else</numerusform>
            <numerusform>move %n articles to somebody else</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>propose %n × “{text}” as {label}</source>
        <translation>
            <numerusform>propose %n × “{text}” as {label}</numerusform>
            <numerusform>propose %n × “{text}” as {label}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reject %n span(s)</source>
        <translation>
            <numerusform>reject %n span</numerusform>
            <numerusform>reject %n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reject %n × {label}</source>
        <translation>
            <numerusform>reject %n × {label}</numerusform>
            <numerusform>reject %n × {label}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reject %n × “{text}”</source>
        <translation>
            <numerusform>reject %n × “{text}”</numerusform>
            <numerusform>reject %n × “{text}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>settle %n case(s) by rules</source>
        <translation>
            <numerusform>settle %n case by rules</numerusform>
            <numerusform>settle %n cases by rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>skip %n version(s)</source>
        <translation>
            <numerusform>skip %n version</numerusform>
            <numerusform>skip %n versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>state of %n article(s)</source>
        <translation>
            <numerusform>state of %n article</numerusform>
            <numerusform>state of %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take back %n article(s)</source>
        <translation>
            <numerusform>take back %n article</numerusform>
            <numerusform>take back %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>terms of %n article(s)</source>
        <translation>
            <numerusform>terms of %n article</numerusform>
            <numerusform>terms of %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unlabel %n × “{text}”</source>
        <translation>
            <numerusform>unlabel %n × “{text}”</numerusform>
            <numerusform>unlabel %n × “{text}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{value} of %n article(s)</source>
        <translation>
            <numerusform>{value} of %n article</numerusform>
            <numerusform>{value} of %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>learning</name>
    <message numerus="yes">
        <source>%n finished article(s)</source>
        <translation>
            <numerusform>%n finished article</numerusform>
            <numerusform>%n finished articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more finished article(s) to learn from</source>
        <translation>
            <numerusform>%n more finished article to learn from</numerusform>
            <numerusform>%n more finished articles to learn from</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more held out to score on</source>
        <translation>
            <numerusform>%n more held out to score on</numerusform>
            <numerusform>%n more held out to score on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more name(s) in the articles held out</source>
        <translation>
            <numerusform>%n more name in the articles held out</numerusform>
            <numerusform>%n more names in the articles held out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them new since the last training</source>
        <translation>
            <numerusform>%n of them new since the last training</numerusform>
            <numerusform>%n of them new since the last training</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them new: it is time to train</source>
        <translation>
            <numerusform>%n of them new: it is time to train</numerusform>
            <numerusform>%n of them new: it is time to train</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>F1 {change} on %n held-out article(s)</source>
        <translation>
            <numerusform>F1 {change} on %n held-out article</numerusform>
            <numerusform>F1 {change} on %n held-out articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trained on %n article(s):</source>
        <translation>
            <numerusform>Trained on %n article:</numerusform>
            <numerusform>Trained on %n articles:</numerusform>
        </translation>
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
            <numerusform>%Ln link</numerusform>
            <numerusform>%Ln links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them fall together with others</source>
        <translation>
            <numerusform>%Ln of them falls together with another</numerusform>
            <numerusform>%Ln of them fall together with others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s) of spans break the rule</source>
        <translation>
            <numerusform>%Ln pair of spans breaks the rule</numerusform>
            <numerusform>%Ln pairs of spans break the rule</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) are no whole sentences</source>
        <translation>
            <numerusform>%Ln span is no whole sentence</numerusform>
            <numerusform>%Ln spans are no whole sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) have edges inside words</source>
        <translation>
            <numerusform>%Ln span has an edge inside a word</numerusform>
            <numerusform>%Ln spans have edges inside words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>scheme: %Ln change(s)</source>
        <translation>
            <numerusform>scheme: %Ln change</numerusform>
            <numerusform>scheme: %Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unsaved</name>
    <message numerus="yes">
        <source>%n gestures are not saved yet</source>
        <translation>
            <numerusform>%n gesture is not saved yet</numerusform>
            <numerusform>%n gestures are not saved yet</numerusform>
        </translation>
    </message>
</context>
</TS>
