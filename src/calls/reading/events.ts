/** A stream of server-sent events that holds an event longer than this is not read any further. */
const mostCharacters = 16 * 1024 * 1024;

/**
 * Reads server-sent events (WHATWG HTML, 9.2): takes the text as it comes, calls `onData` with the data of each event.
 * Names and ids of events are left aside: what these APIs send is in the data.
 */
export function eventReader(onData: (data: string) => void): (text: string) => void {
  let rest = '';
  let data = '';
  return text => {
    rest += text;
    let from = 0;
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', from)) {
      const line = rest.slice(from, rest[end - 1] === '\r' && end > from ? end - 1 : end);
      from = end + 1;
      if (line.startsWith('data:')) {
        const value = line.slice(line[5] === ' ' ? 6 : 5);
        data = data === '' ? value : `${data}\n${value}`;
      } else if (line === '' && data !== '') {
        onData(data);
        data = '';
      }
    }
    rest = rest.slice(from);
    if (rest.length + data.length > mostCharacters) rest = data = '';
  };
}
