/** The door of `prompts/`: a file's text in, its prompts out, with offsets into the file. Pure. */

export { directivesOf } from './directives';
export { type ChatEntry, chatEntries } from './entries';
export {
  type Expanded,
  type ExpandedFile,
  expandFile,
  expandPrompt,
  type IncludedFile,
  type ReadInclude,
} from './expand';
export { type Filled, fillPlaceholders, placeholderNames } from './fill';
export { edited, fileEdit, fileRange, type Literal, type Run, type TextEdit, textOffset } from './literal';
export { isPromptByName, mayHoldPrompts, type ParseOptions, parsePrompts } from './parse';
export type {
  FormatId,
  Image,
  Include,
  Message,
  ModelName,
  Placeholder,
  Problem,
  Prompt,
  PromptFile,
  Range,
  Role,
  Tool,
  ToolCall,
} from './prompt';
export { promptToSend } from './send';
export { type PromptWants, type Wants, wantsIn } from './wants';
