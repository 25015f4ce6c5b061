/** Imports and addresses of the SDKs that prompts are sent with. */
const sdks =
  /(?:import|from|require\()\s*[("'`]{0,2}(?:@?langchain|openai|@?anthropic|@ai-sdk|ai["']|google\.gen|@google\/gen|vertexai|@?mistral|cohere|litellm|ollama|llama_?index|agents\b|@openai\/|pydantic_ai|semantic_kernel|autogen|crewai|dspy|instructor|groq|together|guidance|haystack|transformers|azure\.ai)/;

/** What a file must hold somewhere to be worth parsing. */
const hints =
  /prompt|instruction|(?:system|template|persona|backstory|guidelines)\w{0,40}["']?\]?\s*(?::|=(?!=))|\brole["']?\s*:|(?:messages|completions|responses)\.(?:create|parse|stream)|[gG]enerate_?(?:Content|content|Text|Object)|stream(?:Text|Object)|chat\.complete|\.chat\(|(?:System|Human|AI)Message|GenerativeModel|completion\(|_message\b|[a-z]Message\b/i;

/** Whether a file may hold prompts, without parsing it. */
export function mayHold(file: string): boolean {
  return hints.test(file);
}

/** Whether a file uses an SDK of a model. */
export function usesModels(file: string): boolean {
  return sdks.test(file);
}
