// Frameworks whose prompts are functions and classes: github.com/modelcontextprotocol/python-sdk, "Prompts", and
// dspy.ai/learn/programming/signatures, "Class-based DSPy Signatures". Read 2026-11-26.
import type { SyntaxNodeRef } from '@lezer/common';

/** `@mcp.prompt()`: what the function returns is a message of the user. */
export function returnsPrompt(file: string, { name, node }: SyntaxNodeRef): boolean {
  if (name !== 'FunctionDefinition' || node.parent?.name !== 'DecoratedStatement') return false;
  return node.parent
    .getChildren('Decorator')
    .some(({ from, to }) => /^@\w+\.prompt\s*(?:\(|$)/.test(file.slice(from, to)) && /\bmcp\b/i.test(file));
}

/** `class Classify(dspy.Signature)`: its docstring is what the model is told to do. */
export function sentDocstring(file: string, { name, node }: SyntaxNodeRef) {
  if (name !== 'ClassDefinition') return undefined;
  const own = node.getChild('VariableName');
  const bases = node.getChild('ArgList');
  const value = node.getChild('Body')?.getChild('ExpressionStatement')?.firstChild;
  if (!own || !bases || !/^\(\s*dspy\.Signature\b/.test(file.slice(bases.from, bases.to))) return undefined;
  return value && /String$/.test(value.name) ? { name: file.slice(own.from, own.to), value } : undefined;
}
