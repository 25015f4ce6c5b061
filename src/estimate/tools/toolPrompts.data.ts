/**
 * Tokens of the system prompt that Anthropic adds to a call that offers tools, by `tool_choice`: `auto` or `none`, and
 * `any` or a `tool`. From https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview (Pricing), of which a
 * copy of summer 2026 was read on 2026-11-22; the page has said other numbers for the same models before (346 and 313
 * for those from 3.5 to 4.6), which is why the counts are no more than estimates. Claude 3: the same page in 2025.
 */
export const toolPrompts: readonly {
  readonly models: RegExp;
  readonly auto: number;
  readonly any: number;
}[] = [
  { models: /opus-4[-.]8/, auto: 290, any: 410 },
  { models: /opus-4[-.]7/, auto: 675, any: 804 },
  { models: /(?:opus|sonnet)-4[-.]6/, auto: 497, any: 589 },
  { models: /(?:opus|sonnet|haiku)-4[-.]5/, auto: 496, any: 588 },
  { models: /sonnet-5(?![-.]\d(?!\d))/, auto: 354, any: 474 },
  { models: /(?:opus|sonnet)-4|3[-.][57]-sonnet/, auto: 313, any: 346 },
  { models: /3[-.]5-haiku|haiku-3[-.]5|3-haiku/, auto: 264, any: 355 },
  { models: /3-opus/, auto: 530, any: 281 },
  { models: /3-sonnet/, auto: 159, any: 235 },
];

/** Of a Claude model that is not in the list: from the fewest to the most that any of them has. */
export const otherToolPrompt = { least: 159, expected: 354, most: 804 } as const;
