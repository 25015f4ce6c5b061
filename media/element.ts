type Attributes = Readonly<Record<string, string | number>>;
type Child = Node | string;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Makes an HTML element. Strings become text nodes, so data can never become markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an SVG element. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return fill(document.createElementNS(svgNamespace, tag), attributes, children);
}

/** Makes a button that looks like one (`primary`, `secondary`) or like a link. */
export function button(
  look: 'primary' | 'secondary' | 'link',
  key: string,
  label: string,
  press: () => void,
): HTMLButtonElement {
  const made = element('button', { type: 'button', class: look, 'data-key': key }, label);
  made.addEventListener('click', press);
  return made;
}

function fill<Made extends Element>(made: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
