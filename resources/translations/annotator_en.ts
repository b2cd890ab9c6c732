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
    <name>StatusLine</name>
    <message numerus="yes">
        <source>Pre-highlighting {done} of {total}, about %n min left</source>
        <translation>
            <numerusform>Pre-highlighting {done} of {total}, about %n min left</numerusform>
            <numerusform>Pre-highlighting {done} of {total}, about %n min left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message numerus="yes">
        <source>%n article(s) added.</source>
        <translation>
            <numerusform>%n article added.</numerusform>
            <numerusform>%n articles added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) exported to {name}.</source>
        <translation>
            <numerusform>%n article exported to {name}.</numerusform>
            <numerusform>%n articles exported to {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) or line(s) did not come in.</source>
        <translation>
            <numerusform>%n file or line did not come in.</numerusform>
            <numerusform>%n files or lines did not come in.</numerusform>
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
        <source>%n text(s) were there already.</source>
        <translation>
            <numerusform>%n text was there already.</numerusform>
            <numerusform>%n texts were there already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>history</name>
    <message numerus="yes">
        <source>accept %n span(s)</source>
        <translation>
            <numerusform>accept %n span</numerusform>
            <numerusform>accept %n spans</numerusform>
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
        <source>delete %n span(s)</source>
        <translation>
            <numerusform>delete %n span</numerusform>
            <numerusform>delete %n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reject %n span(s)</source>
        <translation>
            <numerusform>reject %n span</numerusform>
            <numerusform>reject %n spans</numerusform>
        </translation>
    </message>
</context>
</TS>
