/**
 * Templates of the public data (`data/prompts/manifest.jsonl`, by `file`), read and labelled by hand, fifty of them
 * before there was a rule: does a variable keep 1,024 or more static tokens out of OpenAI's prompt cache, on a model
 * that begins to cache at 1,024? What counts as a variable is what the file's tool or its program fills in at each
 * call.
 */
export type CacheOrderLabel = readonly [file: string, expected: 'finding' | 'none', why: string];

export const labels: readonly CacheOrderLabel[] = [
  // A variable early in a long text.
  [
    'claude-agent/patterns-agents-prompts-research_lead_agent.md',
    'finding',
    'a date on the second line, 4,300 tokens behind it',
  ],
  [
    'claude-agent/patterns-agents-prompts-research_subagent.md',
    'finding',
    'a date in the first sentence, 1,700 tokens behind it',
  ],
  [
    'community-prompt/prompts.csv--Explain-It-Like-I-Built-It-Technical-Doc.txt',
    'finding',
    'a project name in a list near the top, 1,700 behind it',
  ],
  [
    'copilot-prompt/prompts-model-recommendation.prompt.md',
    'finding',
    'a list of inputs at 300 tokens, 6,000 behind it',
  ],
  [
    'copilot-prompt/prompts-create-tldr-page.prompt.md',
    'finding',
    '${file}, which VS Code fills in, at 200, 1,300 behind it',
  ],
  [
    'copilot-prompt/prompts-update-oo-component-documentation.prompt.md',
    'finding',
    '`${file}` in the first sentence, 1,350 behind it; labelled later, blind, with all others of 900 tokens or more',
  ],
  [
    'copilot-prompt/prompts-create-github-action-workflow-specification.prompt.md',
    'finding',
    'an input in the first sentence, 1,700 behind it',
  ],
  [
    'py-literal/packages-graphrag-graphrag-prompts-index-extract_graph.py--L6.txt',
    'finding',
    'a list of types in step 1, examples behind it',
  ],
  [
    'py-literal/packages-graphrag-graphrag-prompt_tune-prompt-entity_relationship.py--L6.txt',
    'finding',
    'a list of types in step 1, examples behind it',
  ],
  [
    'py-literal/packages-graphrag-graphrag-prompt_tune-prompt-entity_relationship.py--L130.txt',
    'finding',
    'a list of types in step 1, examples behind it',
  ],
  [
    'py-literal/packages-graphrag-graphrag-prompt_tune-prompt-entity_relationship.py--L235.txt',
    'finding',
    'the language in step 3, 1,400 behind it',
  ],
  [
    'py-literal/packages-graphrag-graphrag-prompts-index-community_report.py--L5.txt',
    'finding',
    'a word limit at 620, an example of 800 and the rules again behind it',
  ],
  [
    'py-literal/packages-graphrag-graphrag-prompts-index-community_report_text_units.py--L6.txt',
    'finding',
    'a word limit at 760: with the 900 behind it the static part would reach 1,024',
  ],
  // The variables stand near the end, as they should.
  [
    'py-literal/packages-graphrag-graphrag-prompts-index-extract_claims.py--L6.txt',
    'none',
    'all three at the end; <|COMPLETE|> is a word of the answer',
  ],
  [
    'notebook-literal/misc-metaprompt.ipynb--c6.txt',
    'none',
    'the task at 5,400 of 5,900; [YES] and [NO] are answers',
  ],
  [
    'judge/src-alpaca_eval-evaluators_configs-alpaca_farm-chatml_b5_without_inputs.txt',
    'none',
    'instructions and outputs at the end; <|im_start|> is chat markup',
  ],
  [
    'judge/src-alpaca_eval-evaluators_configs-alpaca_farm-chatml_b5_diana_without_inputs.txt',
    'none',
    'instructions and outputs at the end',
  ],
  [
    'judge/src-alpaca_eval-evaluators_configs-alpaca_farm-chatml_b5_joe_without_inputs.txt',
    'none',
    'instructions and outputs at the end',
  ],
  [
    'judge/src-alpaca_eval-evaluators_configs-alpaca_farm-chatml_b1_chat_without_inputs.txt',
    'none',
    'instruction and outputs at the end',
  ],
  // Too short for any cache.
  [
    'judge/src-alpaca_eval-evaluators_configs-alpaca_farm-chatml_b1_without_inputs.txt',
    'none',
    '820 tokens in all',
  ],
  [
    'py-literal/packages-graphrag-graphrag-prompts-query-global_search_reduce_system_prompt.py--L6.txt',
    'none',
    '770 in all',
  ],
  ['py-literal/packages-graphrag-graphrag-prompt_tune-prompt-entity_types.py--L49.txt', 'none', '510 in all'],
  ['sk-skprompt/prompt_template_samples-ChatPlugin-ChatFilter-skprompt.txt', 'none', '890 in all'],
  ['sk-skprompt/prompt_template_samples-WriterPlugin-AcronymGenerator-skprompt.txt', 'none', '710 in all'],
  ['sk-skprompt/prompt_template_samples-QAPlugin-ContextQuery-skprompt.txt', 'none', '530 in all'],
  ['copilot-prompt/prompts-refactor-method-complexity-reduce.prompt.md', 'none', '980 in all'],
  [
    'copilot-prompt/prompts-create-spring-boot-kotlin-project.prompt.md',
    'none',
    '1,043 with the front matter and three inputs: under 1,024 static',
  ],
  ['copilot-prompt/prompts-update-markdown-file-index.prompt.md', 'none', '670 in all'],
  ['jinja/spacy_llm-tasks-templates-entity_linker.v1.jinja', 'none', '730 in all, loops and tags included'],
  ['jinja/spacy_llm-tasks-templates-spancat.v3.jinja', 'none', '570 in all'],
  [
    'prompty/dotnet-src-Functions-Functions.Prompty.UnitTests-TestData-chat.prompty',
    'none',
    '640 in all, documents looped over in the middle',
  ],
  ['dotprompt/packages-codemirror-samples-09-complex-schema.prompt', 'none', '550 in all, most of it schema'],
  ['dotprompt/packages-codemirror-samples-04-tools.prompt', 'none', '420 in all'],
  ['langchainjs/libs-langchain-classic-src-agents-structured_chat-prompt.ts--2.txt', 'none', '370 in all'],
  // Long, but nothing in them is filled in.
  [
    'community-prompt/prompts.csv--Legal-Document-Generator-Agent-Role.txt',
    'none',
    '[COMPANY_NAME] and its like are tags for the answer to hold',
  ],
  [
    'copilot-prompt/prompts-prompt-builder.prompt.md',
    'none',
    '${input:variableName} is named as a syntax, not used',
  ],
  [
    'copilot-prompt/prompts-copilot-instructions-blueprint-generator.prompt.md',
    'none',
    '${ARCHITECTURE_STYLE} is no variable of VS Code: sent as it is',
  ],
  [
    'copilot-prompt/prompts-folder-structure-blueprint-generator.prompt.md',
    'none',
    '${PROJECT_TYPE} is no variable of VS Code: sent as it is',
  ],
  [
    'copilot-prompt/prompts-java-mcp-server-generator.prompt.md',
    'none',
    '${mcp.version} is a property of the Maven file shown',
  ],
  [
    'copilot-prompt/prompts-php-mcp-server-generator.prompt.md',
    'none',
    '{project-name} is a part of a folder tree for the answer',
  ],
  [
    'copilot-prompt/prompts-mcp-create-declarative-agent.prompt.md',
    'none',
    '${{CLIENT_ID}} belongs to the manifest shown',
  ],
  [
    'copilot-skill/skills-sql-code-review-SKILL.md',
    'none',
    'a skill is read as it is: ${selection} stays those letters',
  ],
  ['copilot-skill/skills-arize-prompt-optimization-SKILL.md', 'none', 'explains {variable} and {{variable}}'],
  ['copilot-skill/skills-gtm-ai-gtm-SKILL.md', 'none', '$2 is an amount of money'],
  [
    'vscode-copilot-chat/assets-prompts-skills-troubleshoot-SKILL.md',
    'none',
    'a skill is read into the middle of a conversation, once: no later call begins with it',
  ],
  ['claude-skill/skills-doc-coauthoring-SKILL.md', 'none', '[SECTION NAME] is for the model to fill in'],
  ['copilot-agent/agents-pimcore-expert.agent.md', 'none', 'Twig tags in code that is shown'],
  ['copilot-agent/agents-code-tour.agent.md', 'none', 'explains {{VARIABLE_NAME}}'],
  [
    'cursor-rules/rules-flutter-riverpod-cursorrules-prompt-file.mdc',
    'none',
    'a rule is sent as it is, {{instructions}} too',
  ],
  ['copilot-instructions/instructions-dotnet-maui.instructions.md', 'none', '{Binding} is XAML'],
  // No variable at all.
  [
    'py-literal/skills-summarization-data-multiple_subleases.py--L3.txt',
    'none',
    'one contract of 5,100 tokens',
  ],
];
