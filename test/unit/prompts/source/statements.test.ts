import { describe, expect, it } from 'vitest';
import { fileEdit, parsePrompts } from '../../../../src/prompts';

const textsOf = (path: string, text: string) =>
  parsePrompts(path, text)?.prompts.map(it => it.messages.map(message => message.text));

describe('texts that statements put together', () => {
  it.each([
    ['a.py', 'prompt = "You are kind. "\nprompt += "Answer the question."\n'],
    ['a.ts', 'let prompt = "You are kind. ";\nprompt += `Answer the question.`;\n'],
    ['a.py', 'lines = ["You are kind."]\nlines.append("Answer the question.")\nprompt = " ".join(lines)\n'],
    [
      'a.ts',
      'const lines = ["You are kind."];\nlines.push("Answer the question.");\nconst prompt = lines.join(" ");\n',
    ],
    ['a.ts', 'const prompt = ["You are kind.", "Answer the question."].filter(Boolean).join(" ");\n'],
  ])('are one prompt: %s %s', (path, text) => {
    expect(textsOf(path, text)).toEqual([['You are kind. Answer the question.']]);
  });

  it('hold a blank for what a condition adds, which is a text of its own', () => {
    const text =
      'def f(brief):\n  prompt = "You are kind. "\n  if brief:\n    prompt += "You answer in one sentence."\n  prompt += "Answer the question."\n';
    const [whole, part] = parsePrompts('a.py', text)?.prompts ?? [];
    expect(whole?.messages[0]?.text).toBe('You are kind. {if brief}Answer the question.');
    expect(whole?.placeholders.map(it => it.name)).toEqual(['if brief']);
    expect(part?.messages[0]?.text).toBe('You answer in one sentence.');
  });

  it('end where the name is given another value, and in another function', () => {
    const text =
      'prompt = "You are kind. Answer."\nprompt = "You are terse. Answer."\nprompt += " Be quick."\ndef f(prompt):\n  prompt += "x"\n';
    expect(textsOf('a.py', text)).toEqual([['You are kind. Answer.'], ['You are terse. Answer. Be quick.']]);
  });

  it('count up to the call they are sent by', () => {
    const text =
      'messages = [{"role": "system", "content": "You are kind."}]\nmessages.append({"role": "user", "content": "Say hi."})\nask.completion(model="m", messages=messages)\nmessages.append({"role": "user", "content": "Say goodbye now."})\n';
    expect(textsOf('a.py', text)).toEqual([['You are kind.', 'Say hi.'], ['Say goodbye now.']]);
  });

  it('are edited in one statement, and not across two', () => {
    const text = 'prompt = "You are very kind. "\nprompt += "Answer the question."\n';
    const message = parsePrompts('a.py', text)!.prompts[0]!.messages[0]!;
    const very = message.text.indexOf('very ');
    const edit = fileEdit(message, { start: very, end: very + 5, replacement: '' });
    expect(edit && text.slice(0, edit.start) + text.slice(edit.end)).toBe(text.replace('very ', ''));
    expect(
      fileEdit(message, { start: very, end: message.text.length, replacement: 'kind.' }),
    ).toBeUndefined();
  });
});

describe('models made elsewhere', () => {
  const first = (path: string, text: string) => {
    const prompt = parsePrompts(path, text)?.prompts[0];
    return prompt && { models: prompt.models.map(it => it.name), limit: prompt.maxOutputTokens };
  };

  it.each([
    ['a.py', 'llm = ChatOpenAI(model="gpt-4o", max_tokens=9)\nllm.invoke("Say hello to all.")\n'],
    ['a.py', 'llm = ChatOpenAI(model="gpt-4o").bind(max_tokens=9)\nllm.invoke([("system", "Say hello.")])\n'],
    [
      'a.py',
      'llm = ChatOpenAI(model="gpt-4o", max_tokens=9)\nchain = ChatPromptTemplate.from_template("Greet {x} now.") | llm | StrOutputParser()\n',
    ],
    [
      'a.py',
      'template = PromptTemplate.from_template("Greet {x} now.")\nchain = template | ChatOpenAI(model_name="gpt-4o", max_tokens=9)\n',
    ],
    [
      'a.ts',
      'const llm = new ChatOpenAI({ model: "gpt-4o", maxTokens: 9 });\nconst chain = ChatPromptTemplate.fromMessages([["system", "Greet all."]]).pipe(llm).pipe(parser);\n',
    ],
    [
      'a.ts',
      'const llm = new ChatOpenAI({ model: "gpt-4o" });\nawait llm.bind({ maxTokens: 9 }).invoke("Say hello to all.");\n',
    ],
    [
      'a.ts',
      'const model = openai("gpt-4o");\nawait generateText({ model, maxOutputTokens: 9, prompt: "Say hello to all." });\n',
    ],
    [
      'a.py',
      'llm = OpenAI(model="gpt-4o", max_tokens=9)\nllm.chat([ChatMessage(role="user", content="Say hello.")])\n',
    ],
    [
      'a.py',
      'class A:\n  def __init__(self):\n    self.llm = ChatOpenAI(model="gpt-4o", max_tokens=9)\n\n  def greet(self):\n    return self.llm.invoke("Say hello to all.")\n',
    ],
    [
      'a.py',
      'class A:\n  llm = ChatOpenAI(model="gpt-4o", max_tokens=9)\n\n  def greet(self):\n    return self.llm.invoke("Say hello to all.")\n',
    ],
    [
      'a.ts',
      'class A {\n  greet() {\n    return this.#llm.invoke("Say hello to all.");\n  }\n  #llm = new ChatOpenAI({ model: "gpt-4o", maxTokens: 9 });\n}\n',
    ],
  ])('say which model reads a prompt, and how much it may write: %s %s', (path, text) => {
    expect(first(path, text)).toEqual({ models: ['gpt-4o'], limit: 9 });
  });

  it('do not read the name of a model as a message', () => {
    const text = 'm = genai.GenerativeModel("gemini-2.0-flash", system_instruction="You are very kind.")\n';
    const prompt = parsePrompts('a.py', text)?.prompts[0];
    expect(prompt?.models.map(it => it.name)).toEqual(['gemini-2.0-flash']);
    expect(prompt?.messages.map(it => it.text)).toEqual(['You are very kind.']);
  });

  it.each([
    'bus.invoke("Say hello to all of the people.")\n// ChatMessage(',
    'class A { llm = new ChatOpenAI({ model: "gpt-4o" }); }\nclass B { f() { this.llm.invoke("Say hello to all of them."); } }',
    'stream.stream("Say hello to all of the people.", { system: true }); // prompt',
  ])('are not found where nothing says that there is one: %s', text => {
    expect(parsePrompts('a.ts', text)).toBeUndefined();
  });
});

describe('prompts of frameworks', () => {
  it.each([
    [
      'mcp = FastMCP("a")\n@mcp.prompt()\ndef greet(name):\n  """A greeting."""\n  return f"Greet {name} warmly."\n',
      'Greet {name} warmly.',
    ],
    [
      'class A(dspy.Signature):\n  """Judge the weather."""\n  x: str = dspy.InputField()\n',
      'Judge the weather.',
    ],
  ])('are what they send: %s', (text, sent) => {
    expect(textsOf('a.py', text)).toEqual([[sent]]);
  });

  it('are not every class with a docstring', () => {
    expect(
      parsePrompts('a.py', '# prompt\nclass A(inspect.Signature):\n  """Judge the weather."""\n'),
    ).toBeUndefined();
  });
});
