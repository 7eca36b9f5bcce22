"""What each editor gets from the real server. See conftest.py for what is checked beyond what the tests say."""

import asyncio

import pytest
from lsprotocol import types

# What the server must offer to every client, old or new.
OFFERED = [
    "hover_provider", "definition_provider", "references_provider", "document_highlight_provider",
    "document_symbol_provider", "folding_range_provider", "selection_range_provider", "code_action_provider",
    "code_lens_provider", "completion_provider", "rename_provider", "inlay_hint_provider", "semantic_tokens_provider",
    "diagnostic_provider", "workspace_symbol_provider", "execute_command_provider",
]
ENCODINGS = {"visual-studio-code": "utf-16", "neovim": "utf-8", "emacs": "utf-32", "vim-ale": "utf-16"}


def place(client, position, **more):
    return {"text_document": client.page.identifier, "position": position, **more}


async def until(condition, what):
    for _ in range(400):
        if condition():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"timed out waiting for {what}")


def edits_of(client, edit):
    """The edits of the page in a workspace edit, whichever form the client takes."""
    if edit.document_changes:
        assert client.capabilities.workspace.workspace_edit.document_changes, "the client knows no documentChanges"
        (change,) = edit.document_changes
        assert change.text_document.uri == client.page.uri
        return change.edits
    assert list(edit.changes) == [client.page.uri]
    return edit.changes[client.page.uri]


async def test_encoding_and_offers(client):
    assert client.page.encoding == ENCODINGS[client.editor]
    missing = [name for name in OFFERED if getattr(client.offers, name) in (None, False)]
    assert not missing


async def test_hover(client):
    hover = await client.text_document_hover_async(types.HoverParams(**place(client, client.page.at("أمس الاثنين"))))
    assert "2024-05-13" in hover.contents.value
    assert client.page.slice(hover.range) == "أمس الاثنين"
    kinds = client.capabilities.text_document.hover.content_format
    assert hover.contents.kind in kinds
    nothing = await client.text_document_hover_async(types.HoverParams(**place(client, types.Position(1, 0))))
    assert nothing is None


async def test_outline(client):
    symbols = await client.text_document_document_symbol_async(
        types.DocumentSymbolParams(text_document=client.page.identifier)
    )
    tree = client.capabilities.text_document.document_symbol.hierarchical_document_symbol_support
    assert all(isinstance(symbol, types.DocumentSymbol if tree else types.SymbolInformation) for symbol in symbols)
    assert symbols[0].name == "الميناء يستقبل أولى السفن"

    def check(symbol):
        page = client.page
        assert page.index(symbol.range.start) <= page.index(symbol.selection_range.start)
        assert page.index(symbol.selection_range.end) <= page.index(symbol.range.end)
        for child in symbol.children or []:
            check(child)

    if tree:
        for symbol in symbols:
            check(symbol)


async def test_definition_of_a_short_name(client):
    answer = await client.text_document_definition_async(
        types.DefinitionParams(**place(client, client.page.at("الحاج إلى القاهرة")))
    )
    (found,) = answer if isinstance(answer, list) else [answer]
    if isinstance(found, types.LocationLink):
        assert client.capabilities.text_document.definition.link_support
        assert found.target_uri == client.page.uri
        assert client.page.slice(found.target_selection_range) == "سامر الحاج"
    else:
        assert found.uri == client.page.uri
        assert client.page.slice(found.range) == "سامر الحاج"


async def test_references_and_highlights(client):
    references = await client.text_document_references_async(
        types.ReferenceParams(
            **place(client, client.page.at("سامر الحاج"), context=types.ReferenceContext(include_declaration=True))
        )
    )
    words = [client.page.slice(reference.range) for reference in references]
    assert "سامر الحاج" in words and "الحاج" in words
    assert "العمل في الميناء بدأ قبل عامين" in words, "what the speaker says belongs to it"
    highlights = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(**place(client, client.page.at("سامر الحاج")))
    )
    assert {"سامر الحاج", "الحاج"} <= {client.page.slice(highlight.range) for highlight in highlights}


async def test_folding_and_selection(client):
    folds = await client.text_document_folding_range_async(
        types.FoldingRangeParams(text_document=client.page.identifier)
    )
    lines = client.page.text.count("\n")
    assert all(0 <= fold.start_line < fold.end_line <= lines for fold in folds)
    start = client.page.at("سامر الحاج")
    (selection,) = await client.text_document_selection_range_async(
        types.SelectionRangeParams(text_document=client.page.identifier, positions=[start])
    )
    sizes = []
    while selection:
        assert client.page.index(selection.range.start) <= client.page.index(start)
        sizes.append(len(client.page.slice(selection.range)))
        selection = selection.parent
    assert len(sizes) >= 3 and sizes == sorted(set(sizes))


async def test_semantic_tokens(client):
    legend = client.offers.semantic_tokens_provider.legend
    full = await client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(text_document=client.page.identifier)
    )
    tokens = decode(client, full.data, legend)
    assert ("class", "سامر الحاج") in [(kind, text) for kind, text, _ in tokens]
    assert all(text.strip() == text for _, text, _ in tokens), "tokens begin and end with letters"
    known = getattr(client.capabilities.text_document.semantic_tokens, "token_types", None)
    if known:
        assert {kind for kind, _, _ in tokens} <= set(known)
    part = await client.text_document_semantic_tokens_range_async(
        types.SemanticTokensRangeParams(
            text_document=client.page.identifier, range=client.page.range_of("سامر الحاج أمس الاثنين")
        )
    )
    some = decode(client, part.data, legend)
    assert "سامر الحاج" in [text for _, text, _ in some]
    assert len(some) < len(tokens) and all(token in tokens for token in some)


def decode(client, data, legend):
    """Tokens as (type, text, modifiers)."""
    tokens, line, column = [], 0, 0
    for start in range(0, len(data), 5):
        lines, columns, length, kind, modifiers = data[start : start + 5]
        column = columns if lines else column + columns
        line += lines
        ends = types.Range(types.Position(line, column), types.Position(line, column + length))
        names = [name for bit, name in enumerate(legend.token_modifiers) if modifiers >> bit & 1]
        tokens.append((legend.token_types[kind], client.page.slice(ends), names))
    return tokens


async def test_semantic_tokens_delta_after_an_edit(client):
    full = await client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(text_document=client.page.identifier)
    )
    await change(client, client.page.find("أعلن"), 0, "ثم ")
    delta = await client.text_document_semantic_tokens_full_delta_async(
        types.SemanticTokensDeltaParams(text_document=client.page.identifier, previous_result_id=full.result_id)
    )
    assert isinstance(delta, types.SemanticTokensDelta)
    data = list(full.data)
    for edit in sorted(delta.edits, key=lambda edit: edit.start, reverse=True):
        data[edit.start : edit.start + edit.delete_count] = edit.data or []
    again = await client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(text_document=client.page.identifier)
    )
    assert data == list(again.data)


async def change(client, start, length, text, version=1):
    page = client.page
    where = types.Range(start=page.position(start), end=page.position(start + length))
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=page.uri, version=version),
            content_changes=[types.TextDocumentContentChangePartial(range=where, text=text)],
        )
    )
    page.text = page.text[:start] + text + page.text[start + length :]


async def test_inlay_hints(client):
    hints = list(
        await client.text_document_inlay_hint_async(
            types.InlayHintParams(text_document=client.page.identifier, range=client.page.whole)
        )
    )
    labels = {client.page.index(hint.position): hint.label for hint in hints}
    after = client.page.find("أمس الاثنين") + len("أمس الاثنين")
    assert "2024-05-13" in labels[after]
    able = client.capabilities.text_document.inlay_hint
    if able and able.resolve_support and "tooltip" in able.resolve_support.properties:
        hints[0] = await client.inlay_hint_resolve_async(hints[0])
    assert hints[0].tooltip


async def test_findings(client):
    pulls = client.capabilities.text_document.diagnostic is not None
    if pulls:
        report = await client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(text_document=client.page.identifier)
        )
        findings = report.items
        again = await client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(text_document=client.page.identifier, previous_result_id=report.result_id)
        )
        assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
    else:
        await until(lambda: client.diagnostics.get(client.page.uri), "findings")
        findings = client.diagnostics[client.page.uri]
    lines = {finding.range.start.line for finding in findings}
    assert client.page.position(client.page.find("\"العمل لن")).line in lines
    for finding in findings:
        assert client.page.slice(finding.range) and finding.message and finding.code and finding.source == "hashiya"


async def test_code_actions_work_without_code_in_the_client(client):
    where = client.page.range_of("\"العمل لن يتوقف")
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=client.page.identifier, range=where, context=types.CodeActionContext(diagnostics=[])
        )
    )
    assert actions
    commands = set(client.offers.execute_command_provider.commands)
    edited = []
    for action in actions:
        if isinstance(action, types.CodeAction) and not action.edit and not action.command:
            action = await client.code_action_resolve_async(action)
        command = action if isinstance(action, types.Command) else action.command
        assert command is None or command.command in commands
        if isinstance(action, types.CodeAction) and action.edit:
            edited.append(client.page.apply(edits_of(client, action.edit)))
    closed = client.page.text.replace("العمل لن يتوقف", "العمل لن يتوقف\"")
    assert any(text.rstrip() == closed.rstrip() for text in edited), edited


async def test_rename_keeps_prefixes(client):
    position = client.page.at("رمالستان")
    ends = None
    if client.capabilities.text_document.rename.prepare_support:
        ends = await client.text_document_prepare_rename_async(types.PrepareRenameParams(**place(client, position)))
        assert ends is not None
    edit = await client.text_document_rename_async(types.RenameParams(**place(client, position), new_name="رمالان"))
    text = client.page.apply(edits_of(client, edit))
    assert "رمالان" in text and "رمالستان" not in text


async def test_completion(client):
    end = len(client.page.text)
    await change(client, end, 0, "وعاد سام")
    answer = await client.text_document_completion_async(
        types.CompletionParams(**place(client, client.page.position(len(client.page.text))))
    )
    items = answer.items if isinstance(answer, types.CompletionList) else answer
    assert "سامر الحاج" in [item.label for item in items]


async def test_code_lenses(client):
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(text_document=client.page.identifier))
    for lens in lenses:
        assert client.page.slice(lens.range) is not None
        assert lens.command and lens.command.title


async def test_workspace_symbols(client):
    symbols = await client.workspace_symbol_async(types.WorkspaceSymbolParams(query="الحاج"))
    assert any("الحاج" in symbol.name for symbol in symbols)


async def test_findings_follow_edits(client):
    if client.capabilities.text_document.diagnostic is not None:
        await change(client, 0, 0, "😀")
        report = await client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(text_document=client.page.identifier)
        )
        findings = report.items
    else:
        await until(lambda: client.diagnostics.get(client.page.uri), "findings")
        await change(client, client.page.find("وقال سامر"), 0, "👩‍👩‍👧 ")
        expected = client.page.range_of("\"العمل لن")
        await until(
            lambda: any(f.range.start == expected.start for f in client.diagnostics[client.page.uri]), "the new place"
        )
        findings = client.diagnostics[client.page.uri]
    assert any(client.page.slice(finding.range).startswith("\"") for finding in findings)


async def test_an_unknown_method_is_refused_and_nothing_else_happens(client):
    with pytest.raises(Exception, match="no method"):
        await client.text_document_moniker_async(types.MonikerParams(**place(client, client.page.at("سامر الحاج"))))
    assert await client.text_document_hover_async(types.HoverParams(**place(client, client.page.at("سامر الحاج"))))
