"""A session of each editor: its capabilities, as its own sources and traffic tell them, and the real server.

Every message from the server is decoded by lsprotocol's types; one that does not fit ends the session with an error. An
answer that an editor's capabilities do not allow is a warning of pytest-lsp, which counts as a failure here.
"""

import json
import os
import pathlib
import typing

import pytest
import pytest_lsp
from lsprotocol import types
from lsprotocol.converters import get_converter
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient
from pytest_lsp.client import register_lsp_features

from page import TEXT, Page

HERE = pathlib.Path(__file__).parent
EDITORS = sorted(path.stem for path in (HERE / "capabilities").glob("*.json"))


def converter():
    """lsprotocol's, with its reading of code actions put right: it takes an action that has a command for a command."""
    chosen = default_converter()

    def structure(value, _):
        is_command = isinstance(value.get("command"), str)
        return chosen.structure(value, types.Command if is_command else types.CodeAction)

    chosen.register_structure_hook(typing.Union[types.Command, types.CodeAction], structure)
    return chosen


def make_client():
    """pytest-lsp's client, with the converter and with what it leaves out."""
    client = LanguageClient(converter_factory=converter)
    register_lsp_features(client)
    client.registrations, client.applied = [], []

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams):
        client.registrations += params.registrations

    @client.feature(types.WORKSPACE_APPLY_EDIT)
    def apply(params: types.ApplyWorkspaceEditParams):
        client.applied.append(params.edit)
        return types.ApplyWorkspaceEditResult(applied=True)

    return client


CONFIG = ClientServerConfig(
    server_command=[os.environ["HASHIYA_BIN"], "serve", "--no-cache"], client_factory=make_client
)


def capabilities(editor):
    content = json.loads((HERE / "capabilities" / f"{editor}.json").read_text(encoding="utf-8"))
    return get_converter().structure(content, types.ClientCapabilities)


@pytest_lsp.fixture(params=EDITORS, config=CONFIG)
async def client(request, lsp_client: LanguageClient, tmp_path):
    """A session with the page open; `client.page` finds places in it."""
    result = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities(request.param),
            process_id=os.getpid(),
            client_info=types.ClientInfo(name=request.param),
            root_uri=tmp_path.as_uri(),
            workspace_folders=[types.WorkspaceFolder(uri=tmp_path.as_uri(), name="pages")],
        )
    )
    lsp_client.offers = result.capabilities
    lsp_client.editor = request.param
    encoding = result.capabilities.position_encoding or types.PositionEncodingKind.Utf16
    lsp_client.page = Page((tmp_path / "خبر.txt").as_uri(), TEXT, str(getattr(encoding, "value", encoding)))
    lsp_client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            types.TextDocumentItem(uri=lsp_client.page.uri, language_id="plaintext", version=0, text=TEXT)
        )
    )
    yield
    await lsp_client.shutdown_session()
