/** Imports and addresses of the SDKs that prompts are sent with. */
const sdks =
  /(?:import|from|require\()\s*[("'`]{0,2}(?:@?langchain|openai|@?anthropic|@ai-sdk|ai["']|google\.gen|@google\/gen|vertexai|@?mistral|cohere|litellm|ollama|llama_?index|agents\b|@openai\/|pydantic_ai|semantic_kernel|autogen|crewai|dspy|instructor|groq|together|guidance|haystack|transformers|azure\.ai)/;

/** What a file must hold somewhere to be worth parsing: names, or the calls of an SDK. */
const hints = [
  /prompt|instructions?["']?\]?\s*[:=]|(?:system|user|human|assistant|developer)_?message|few_?shot/i,
  /(?:system|template|persona|backstory|guidelines|preamble)\w{0,40}["']?\]?\s*(?::\s*\w+\s*)?[:=]\s*(?:[\w.]+\()?[([\s]*[a-z]{0,2}["'`]/i,
  /\brole["']?\s*:|(?:System|Human|AI)Message|GenerativeModel|ChatMessage\(|dspy\.Signature/,
  // Models of LangChain and their lists of messages.
  /\bChat(?:OpenAI|Anthropic|Google\w*|VertexAI|Groq|Mistral\w*|Cohere|Bedrock\w*|Ollama|Together|Fireworks|DeepSeek|XAI)\(|init_?[cC]hat_?[mM]odel\(|[([]\s*["'](?:system|human)["']\s*,/,
  /(?:messages|completions|responses)\s*\.\s*(?:create|parse|stream)|generate_?(?:Content|content|Text|Object)|stream(?:Text|Object)|\bchat\s*\.\s*(?:complete|stream|parse)|\.chat(?:_?[sS]tream)?\(|completion\(|\bRunner\.run|run_sync\(|LanguageModelChatMessage/,
];

/** Whether a file may hold prompts, without parsing it. */
export function mayHold(file: string): boolean {
  return hints.some(it => it.test(file));
}

/** Whether a file uses an SDK of a model. */
export function usesModels(file: string): boolean {
  return sdks.test(file);
}
