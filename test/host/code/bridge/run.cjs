// Loaded in the extension host as VS Code's `extensionTestsPath`. Takes functions from the test process, one JSON
// document a line, calls them with `vscode`, and answers with what they return. Ends when the test process hangs up.
const { connect } = require('node:net');
const { createInterface } = require('node:readline');
const vscode = require('vscode');

exports.run = () =>
  new Promise((resolve, reject) => {
    const socket = connect(process.env.PROMPTMETER_TEST_BRIDGE);
    socket.on('error', reject).on('close', resolve);
    createInterface({ input: socket }).on('line', async line => {
      const { id, source, args } = JSON.parse(line);
      socket.write(`${JSON.stringify({ id, ...(await call(source, args)) })}\n`);
    });
  });

async function call(source, args) {
  try {
    const fn = new Function(`return (${source})`)();
    return { value: await fn(vscode, ...args) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
