<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>pbx::items::CsvPreviewModel</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::items::ExplainModel</name>
    <message numerus="yes">
        <source>%n parameters</source>
        <translation>
            <numerusform>%n parameter</numerusform>
            <numerusform>%n parameters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::items::FileDiffModel</name>
    <message numerus="yes">
        <source>⋯ %n equal lines</source>
        <translation>
            <numerusform>⋯ %n equal line</numerusform>
            <numerusform>⋯ %n equal lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::items::FirewallModel</name>
    <message numerus="yes">
        <source>%n phones</source>
        <translation>
            <numerusform>%n phone</numerusform>
            <numerusform>%n phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::items::KeyCopyModel</name>
    <message numerus="yes">
        <source>%n keys set</source>
        <translation>
            <numerusform>%n key set</numerusform>
            <numerusform>%n keys set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::items::PendingModel</name>
    <message numerus="yes">
        <source>New, %n fields</source>
        <translation>
            <numerusform>New, %n field</numerusform>
            <numerusform>New, %n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::items::Shown</name>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::AdvancedBox</name>
    <message numerus="yes">
        <source>%n set</source>
        <comment>parameters</comment>
        <translation>
            <numerusform>%n set</numerusform>
            <numerusform>%n set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::ApplyBar</name>
    <message numerus="yes">
        <source>Applying %n changes</source>
        <translation>
            <numerusform>Applying %n change</numerusform>
            <numerusform>Applying %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::ChangesPage</name>
    <message numerus="yes">
        <source>%n more follow.</source>
        <translation>
            <numerusform>%n more follows.</numerusform>
            <numerusform>%n more follow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This removes %n objects. Phones of removed extensions get no more changes.</source>
        <translation>
            <numerusform>This removes %n object. Phones of removed extensions get no more changes.</numerusform>
            <numerusform>This removes %n objects. Phones of removed extensions get no more changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n changes? The fields go back to what the target has. Undo brings the changes back.</source>
        <translation>
            <numerusform>Discard %n change? The fields go back to what the target has. Undo brings the change back.</numerusform>
            <numerusform>Discard %n changes? The fields go back to what the target has. Undo brings the changes back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phone files</source>
        <translation>
            <numerusform>%n phone file</numerusform>
            <numerusform>%n phone files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::ExplainDialog</name>
    <message numerus="yes">
        <source>%n parameters</source>
        <translation>
            <numerusform>%n parameter</numerusform>
            <numerusform>%n parameters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::FilePane</name>
    <message numerus="yes">
        <source>%n lines differ</source>
        <translation>
            <numerusform>%n line differs</numerusform>
            <numerusform>%n lines differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::ImportDialog</name>
    <message numerus="yes">
        <source>%n objects are pending now (%1). Nothing reaches a phone before Apply.</source>
        <translation>
            <numerusform>%n object is pending now (%1). Nothing reaches a phone before Apply.</numerusform>
            <numerusform>%n objects are pending now (%1). Nothing reaches a phone before Apply.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passwords were generated.</source>
        <translation>
            <numerusform>%n password was generated.</numerusform>
            <numerusform>%n passwords were generated.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::KeyCopyDialog</name>
    <message numerus="yes">
        <source>%n keys are set</source>
        <translation>
            <numerusform>%n key is set</numerusform>
            <numerusform>%n keys are set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unsaved input of %n extensions stays as it is.</source>
        <translation>
            <numerusform>Unsaved input of %n extension stays as it is.</numerusform>
            <numerusform>Unsaved input of %n extensions stays as it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy to %n phones</source>
        <translation>
            <numerusform>Copy to %n phone</numerusform>
            <numerusform>Copy to %n phones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::KeyDesk</name>
    <message numerus="yes">
        <source>Keys copied to %n phones. Undo takes them back.</source>
        <translation>
            <numerusform>Keys copied to %n phone. Undo takes them back.</numerusform>
            <numerusform>Keys copied to %n phones. Undo takes them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected keys of %1</source>
        <translation>
            <numerusform>%n selected key of %1</numerusform>
            <numerusform>%n selected keys of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n keys of %1</source>
        <translation>
            <numerusform>The one key of %1</numerusform>
            <numerusform>All %n keys of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dragged keys</source>
        <translation>
            <numerusform>%n dragged key</numerusform>
            <numerusform>%n dragged keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys of the template “%1”</source>
        <translation>
            <numerusform>%n key of the template “%1”</numerusform>
            <numerusform>%n keys of the template “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::KeyEditor</name>
    <message numerus="yes">
        <source>%1, %n keys</source>
        <translation>
            <numerusform>%1, %n key</numerusform>
            <numerusform>%1, %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %2, %n keys</source>
        <translation>
            <numerusform>%1, and %2, %n key</numerusform>
            <numerusform>%1, and %2, %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys do not fit this phone. They are kept, but not written to it.</source>
        <translation>
            <numerusform>%n key does not fit this phone. It is kept, but not written to it.</numerusform>
            <numerusform>%n keys do not fit this phone. They are kept, but not written to it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n used</source>
        <translation>
            <numerusform>%n used</numerusform>
            <numerusform>%n used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys of “%1” do not fit: %2</source>
        <translation>
            <numerusform>%n key of “%1” does not fit: %2</numerusform>
            <numerusform>%n keys of “%1” do not fit: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::KeyFindDialog</name>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phones</source>
        <translation>
            <numerusform>%n phone</numerusform>
            <numerusform>%n phones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::KeyTemplatesDialog</name>
    <message numerus="yes">
        <source>“%1” gets these %n keys.</source>
        <translation>
            <numerusform>“%1” gets this %n key.</numerusform>
            <numerusform>“%1” gets these %n keys.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the %n phones that have it, &amp;too</source>
        <translation>
            <numerusform>Change the %n phone that has it, &amp;too</numerusform>
            <numerusform>Change the %n phones that have it, &amp;too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n keys change</source>
        <translation>
            <numerusform>%1: %n key changes</numerusform>
            <numerusform>%1: %n keys change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n do not fit</source>
        <translation>
            <numerusform>%1, %n does not fit</numerusform>
            <numerusform>%1, %n do not fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“These keys” are %n keys of %1.</source>
        <translation>
            <numerusform>“These keys” are %n key of %1.</numerusform>
            <numerusform>“These keys” are %n keys of %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::LogPane</name>
    <message numerus="yes">
        <source>%n refused in the newest lines</source>
        <translation>
            <numerusform>%n refused in the newest lines</numerusform>
            <numerusform>%n refused in the newest lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::PaperView</name>
    <message numerus="yes">
        <source>Preview, %n pages</source>
        <translation>
            <numerusform>Preview, %n page</numerusform>
            <numerusform>Preview, %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::ParametersDialog</name>
    <message numerus="yes">
        <source>%1 (%n set)</source>
        <comment>of a model</comment>
        <translation>
            <numerusform>%1 (%n set)</numerusform>
            <numerusform>%1 (%n set)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::RuleForm</name>
    <message numerus="yes">
        <source>Saving this locks out %n phones: %1.</source>
        <translation>
            <numerusform>Saving this locks out %n phone: %1.</numerusform>
            <numerusform>Saving this locks out %n phones: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removing this rule locks out %n phones. They keep their keys but get no more changes: %1.</source>
        <translation>
            <numerusform>Removing this rule locks out %n phone. It keeps its keys but gets no more changes: %1.</numerusform>
            <numerusform>Removing this rule locks out %n phones. They keep their keys but get no more changes: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::RulesPane</name>
    <message numerus="yes">
        <source>Removing this rule locks out %n phones.</source>
        <translation>
            <numerusform>Removing this rule locks out %n phone.</numerusform>
            <numerusform>Removing this rule locks out %n phones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::ServerDialog</name>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pbx::views::SheetDialog</name>
    <message numerus="yes">
        <source>%n phones, each on pages of its own.</source>
        <translation>
            <numerusform>%n phone, on pages of its own.</numerusform>
            <numerusform>%n phones, each on pages of its own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the chosen extensions have no phone.</source>
        <translation>
            <numerusform>%n of the chosen extensions has no phone.</numerusform>
            <numerusform>%n of the chosen extensions have no phone.</numerusform>
        </translation>
    </message>
</context>
</TS>
