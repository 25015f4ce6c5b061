/**
 * Provider ids of the catalogue, @pydantic/genai-prices 0.1.8. The package exports no list of its own before
 * a promise resolves, so it is written down here; a test compares the two.
 */
export const providerIds = [
  'anthropic',
  'arcee',
  'avian',
  'aws',
  'azure',
  'baseten',
  'cerebras',
  'cloudflare',
  'cohere',
  'cursor',
  'deepseek',
  'doubleword',
  'fireworks',
  'github-copilot',
  'google',
  'groq',
  'huggingface_cerebras',
  'huggingface_fireworks-ai',
  'huggingface_groq',
  'huggingface_hyperbolic',
  'huggingface_nebius',
  'huggingface_novita',
  'huggingface_nscale',
  'huggingface_ovhcloud',
  'huggingface_publicai',
  'huggingface_sambanova',
  'huggingface_together',
  'minimax',
  'mistral',
  'modal',
  'moonshotai',
  'novita',
  'openai',
  'openrouter',
  'ovhcloud',
  'perplexity',
  'quicksilverpro',
  'together',
  'typesafe',
  'voyageai',
  'x-ai',
  'zai',
  'zhipuai',
] as const;

/**
 * Who makes models, and what the names of theirs look like. A name without a provider means the maker's own
 * offer, never a reseller's.
 */
export const makers: readonly { readonly provider: string; readonly names: RegExp }[] = [
  {
    provider: 'openai',
    names: /^(?:gpt|chatgpt|o\d|codex|computer-use|ft:|text-|ada$|babbage$|curie$|davinci|whisper)/,
  },
  { provider: 'anthropic', names: /^claude/ },
  { provider: 'google', names: /^gem(?:ini|ma)/ },
  {
    provider: 'mistral',
    names: /^(?:open-|labs-)?(?:mi|mini|magi|code|dev)stral|^(?:open-)?(?:mix|pix|vox)tral/,
  },
  { provider: 'deepseek', names: /^deepseek/ },
  { provider: 'x-ai', names: /^grok/ },
  { provider: 'cohere', names: /^(?:command|embed|rerank)/ },
  { provider: 'moonshotai', names: /^(?:kimi|moonshot)/ },
  { provider: 'minimax', names: /^minimax/ },
  { provider: 'zhipuai', names: /^glm/ },
  { provider: 'perplexity', names: /^sonar/ },
  { provider: 'voyageai', names: /^voyage/ },
  { provider: 'cursor', names: /^composer/ },
];

/**
 * How tools write a provider before a model's name (`googleai/gemini-2.5-flash`), beside the catalogue's own ids:
 * LiteLLM, Genkit, LangChain, the Vercel AI SDK, promptfoo, opencode. Checked 2026-11-21.
 */
export const providerAliases: Readonly<Record<string, string>> = {
  'azure-openai': 'azure',
  azure_ai: 'azure',
  azureopenai: 'azure',
  azureml: 'azure',
  bedrock: 'aws',
  'amazon-bedrock': 'aws',
  bedrock_converse: 'aws',
  amazon: 'aws',
  cohere_chat: 'cohere',
  copilot: 'github-copilot',
  github_copilot: 'github-copilot',
  fireworks_ai: 'fireworks',
  'fireworks-ai': 'fireworks',
  gemini: 'google',
  'google-genai': 'google',
  google_genai: 'google',
  'google-vertex': 'google',
  google_vertexai: 'google',
  googleai: 'google',
  models: 'google',
  vertex: 'google',
  vertex_ai: 'google',
  vertexai: 'google',
  mistralai: 'mistral',
  moonshot: 'moonshotai',
  pplx: 'perplexity',
  together_ai: 'together',
  togetherai: 'together',
  voyage: 'voyageai',
  'workers-ai': 'cloudflare',
  xai: 'x-ai',
  zhipu: 'zhipuai',
};
