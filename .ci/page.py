"""Runs the sh, python and csharp of a page from top to bottom, and compares what python and csharp write with the text below each. With ACCEPT=1 writes the text instead."""
import os, re, subprocess, sys

path = sys.argv[1]
page = open(path, encoding="utf-8").read()
failed, written = False, None


def run(kind, code):
    if kind == "sh":
        subprocess.run(["bash", "-euc", code], check=True)
        return None
    name = "app.py" if kind == "python" else "app.cs"
    open(name, "w", encoding="utf-8").write(code)
    command = [sys.executable, name] if kind == "python" else ["dotnet", "run", name]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def step(block):
    global failed, written
    kind, code = block.group(1), block.group(2)
    if kind != "text":
        written = run(kind, code)
    elif [line.rstrip() for line in code.splitlines()] != [line.rstrip() for line in (written or "").splitlines()]:
        if os.environ.get("ACCEPT") == "1":
            return "```text\n" + "".join(line.rstrip() + "\n" for line in written.splitlines()) + "```"
        failed = True
        print(f"{path} shows\n{code}and this is written:\n{written}")
    return block.group(0)


page = re.sub(r"```(sh|python|csharp|text)\n(.*?)```", step, page, flags=re.S)
if os.environ.get("ACCEPT") == "1":
    open(path, "w", encoding="utf-8").write(page)
sys.exit(1 if failed else 0)
