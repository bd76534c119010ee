"""The configuration that the README shows is one, and shows every key."""

import re
import tomllib

from tests.conventions.tree import ROOT
from tradecheck.config.keys import READERS
from tradecheck.config.model import Config

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_configuration_of_the_readme(tmp_path):
    shown = re.search(r"<!-- configuration -->\n```toml\n(.*?)```", README, re.DOTALL)[1]
    assert set(tomllib.loads(shown)) == set(READERS)
    path = tmp_path / "tradecheck.toml"
    path.write_text(shown, encoding="utf-8")
    config = Config.load(path)
    default = Config()
    fields = [key.replace("-", "_") for key in READERS]
    assert [field for field in fields if getattr(config, field) == getattr(default, field)] == []
