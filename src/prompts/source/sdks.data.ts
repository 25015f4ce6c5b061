// Calls that send a prompt to a model, by the end of their dotted path. Read 2026-11-21 in the SDKs' own references:
// platform.openai.com/docs/api-reference, docs.anthropic.com/en/api, ai.google.dev/api, docs.mistral.ai/api,
// docs.cohere.com/reference, ai-sdk.dev/docs/reference, docs.litellm.ai, python.langchain.com, js.langchain.com.

/** What must be among a call's arguments for it to be the SDK's and not another library's of the same name. */
type Needs = 'any' | 'model' | 'chat';

/** Ends of paths -> what the call needs to be given. */
export const sends: Readonly<Record<string, Needs>> = {
  'messages.create': 'model',
  'messages.stream': 'model',
  'messages.parse': 'model',
  'completions.create': 'model',
  'completions.parse': 'model',
  'completions.stream': 'model',
  'completions.runTools': 'model',
  'responses.create': 'model',
  'responses.parse': 'model',
  'responses.stream': 'model',
  generateContent: 'any',
  generateContentStream: 'any',
  generate_content: 'any',
  generate_content_stream: 'any',
  generate_content_async: 'any',
  getGenerativeModel: 'model',
  GenerativeModel: 'any',
  'chat.complete': 'model',
  'chat.completeAsync': 'model',
  'chat.complete_async': 'model',
  'chat.stream': 'model',
  'chat.parse': 'model',
  chat: 'chat',
  chat_stream: 'chat',
  chatStream: 'chat',
  generateText: 'model',
  streamText: 'model',
  generateObject: 'model',
  streamObject: 'model',
  completion: 'chat',
  acompletion: 'chat',
  // Amazon Bedrock: docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
  converse: 'model',
  converse_stream: 'model',
};

/** LangChain's ends of paths whose first argument, or `template`, is one message -> its role. */
export const singles = {
  'PromptTemplate.from_template': 'user',
  'PromptTemplate.fromTemplate': 'user',
  PromptTemplate: 'user',
  'ChatPromptTemplate.from_template': 'user',
  'ChatPromptTemplate.fromTemplate': 'user',
  'SystemMessagePromptTemplate.from_template': 'system',
  'SystemMessagePromptTemplate.fromTemplate': 'system',
  'HumanMessagePromptTemplate.from_template': 'user',
  'HumanMessagePromptTemplate.fromTemplate': 'user',
  'AIMessagePromptTemplate.from_template': 'assistant',
  'AIMessagePromptTemplate.fromTemplate': 'assistant',
  SystemMessage: 'system',
  HumanMessage: 'user',
  AIMessage: 'assistant',
  // VS Code's own: code.visualstudio.com/api/references/vscode-api#LanguageModelChatMessage
  'LanguageModelChatMessage.User': 'user',
  'LanguageModelChatMessage.Assistant': 'assistant',
  // ai.pydantic.dev/agents
  run_sync: 'user',
} as const;

/** LlamaIndex's message, whose arguments are those of a record: docs.llamaindex.ai/en/stable/api_reference/prompts */
export const recordCalls: ReadonlySet<string> = new Set(['ChatMessage']);

/** Methods of LangChain's and LlamaIndex's models: they are given a text or a list of messages. */
export const asks: ReadonlySet<string> = new Set([
  ...['invoke', 'ainvoke', 'stream', 'astream', 'predict', 'apredict'],
  ...['complete', 'acomplete', 'stream_complete', 'chat', 'achat', 'stream_chat', 'astream_chat'],
]);

/** What makes a model of LangChain, LlamaIndex or Google, by the end of its path. */
export const makers: ReadonlySet<string> = new Set([
  ...['ChatOpenAI', 'AzureChatOpenAI', 'ChatAnthropic', 'ChatGoogleGenerativeAI', 'ChatVertexAI', 'ChatGroq'],
  ...['ChatMistralAI', 'ChatCohere', 'ChatBedrock', 'ChatBedrockConverse', 'ChatOllama', 'ChatTogether'],
  ...['ChatFireworks', 'ChatDeepSeek', 'ChatXAI', 'init_chat_model', 'initChatModel'],
  ...['OpenAI', 'AzureOpenAI', 'Anthropic', 'Gemini', 'GoogleGenAI', 'MistralAI', 'Groq', 'Ollama', 'Cohere'],
  ...['GenerativeModel', 'getGenerativeModel'],
]);

/** Methods of a model that make another of it, some with settings of their own. */
export const wrappers: ReadonlySet<string> = new Set([
  ...['bind', 'bind_tools', 'bindTools', 'with_structured_output', 'withStructuredOutput'],
  ...['with_config', 'withConfig', 'with_retry', 'withRetry', 'with_fallbacks', 'withFallbacks'],
]);

/** OpenAI's Agents SDK: the agent comes first, what it is told second. openai.github.io/openai-agents-python/running_agents */
export const runners: ReadonlySet<string> = new Set(['Runner.run', 'Runner.run_sync', 'Runner.run_streamed']);

/** CrewAI's agents and tasks, whose arguments are put into prompts: docs.crewai.com/concepts/agents, .../tasks. */
export const crew = {
  Agent: { shownBy: 'backstory', role: 'system', texts: ['goal', 'backstory'] },
  Task: { shownBy: 'expected_output', role: 'user', texts: ['description', 'expected_output'] },
} as const;

/** LangChain's ends of paths whose first argument, or `messages`, is a list of messages. */
export const lists: ReadonlySet<string> = new Set([
  'ChatPromptTemplate.from_messages',
  'ChatPromptTemplate.fromMessages',
  'ChatPromptTemplate',
]);

/** Names of arguments, the same in all SDKs that have them. */
export const argumentNames = {
  model: ['model', 'modelId', 'model_id', 'model_name', 'modelName'],
  limit: [
    'max_tokens',
    'max_completion_tokens',
    'max_output_tokens',
    'maxTokens',
    'maxOutputTokens',
    'maxCompletionTokens',
  ],
  temperature: ['temperature'],
  system: ['system', 'instructions', 'systemInstruction', 'system_instruction', 'preamble', 'systemPrompt'],
  /** Lists of messages, or the user's text alone. */
  chat: ['chat_history', 'chatHistory', 'messages', 'contents', 'input', 'prompt', 'message'],
  /** Where Google's and Amazon's SDKs keep what the others take as arguments. */
  options: ['config', 'generationConfig', 'generation_config', 'inferenceConfig'],
} as const;

/** Roles as the SDKs and LangChain write them, beside those every format has. */
export const roleWords: Readonly<Record<string, 'user' | 'assistant'>> = {
  human: 'user',
  ai: 'assistant',
  CHATBOT: 'assistant',
  USER: 'user',
};
