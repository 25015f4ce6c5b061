import type { Message, PromptFile } from '../prompts';
import {
  type Encoding,
  encodings,
  type TextChange,
  type TokenCount,
  type TokenDocument,
  type TokenDocuments,
  type Tokenizer,
  type Tokens,
} from '../tokens';
import { isVerbatim } from './moved';

/** Characters from which a message is counted by a document that follows its edits; shorter ones are soon counted. */
const long = 4096;
/** Changes of one event from which a document is opened anew, as many edits cost more than one count. */
const manyChanges = 500;

type Known = Map<Tokenizer, Map<string, TokenCount>>;

/**
 * Counts the messages of one document that is being edited. What did not change since the reading before is
 * remembered; a long message that stands in the file as it is sent is counted by a `TokenDocument`, at a cost that
 * does not grow with it. Not handled: long messages with escapes, and families of models, which are counted anew.
 */
export class Counting implements Tokens {
  readonly #documents = new Map<Encoding, TokenDocument>();
  #long: readonly Message[] = [];
  #known: Known = new Map();
  #before: Known = new Map();
  #text = '';

  constructor(private readonly tokens: Tokens & TokenDocuments) {}

  /** Takes the changes of one event, in order. */
  change(changes: readonly TextChange[]): void {
    if (changes.length > manyChanges) this.#documents.clear();
    for (const document of this.#documents.values()) {
      // One by one: an event that merges several edits means each in the text the one before it left.
      for (const change of changes) document.change([change]);
    }
  }

  /** From here on the file is counted anew, with this text and these messages. */
  begin(text: string, { prompts }: PromptFile): void {
    this.#text = text;
    this.#long = prompts.flatMap(it => it.messages).filter(it => it.text.length >= long && isVerbatim(it));
    this.#before = this.#known;
    this.#known = new Map();
  }

  count(text: string, encoding: Encoding): number {
    return this.measure(text, encoding).tokens;
  }

  measure(text: string, tokenizer: Tokenizer): TokenCount {
    const encoding = encodings.find(it => it === tokenizer);
    const place = encoding && this.#long.find(it => it.text === text);
    if (place) {
      const tokens = this.#document(encoding).count(place.start, place.end);
      return { tokens, low: tokens, high: tokens, basis: 'exact' };
    }
    const known = this.#known.get(tokenizer) ?? new Map<string, TokenCount>();
    this.#known.set(tokenizer, known);
    const count =
      known.get(text) ?? this.#before.get(tokenizer)?.get(text) ?? this.tokens.measure(text, tokenizer);
    known.set(text, count);
    return count;
  }

  #document(encoding: Encoding): TokenDocument {
    const document = this.#documents.get(encoding) ?? this.tokens.open(this.#text, encoding);
    this.#documents.set(encoding, document);
    return document;
  }
}
