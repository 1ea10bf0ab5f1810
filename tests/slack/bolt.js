// The same command in Bolt for JavaScript, which does nothing with it but acknowledge.
const { App, HTTPReceiver } = require("@slack/bolt");

const receiver = new HTTPReceiver({ signingSecret: "pretend signing secret", endpoints: "/slack/events" });
const app = new App({ receiver, authorize: async () => ({ botToken: "xoxb-pretend", botId: "B1", botUserId: "UBOT" }) });
app.command("/fit", async ({ ack }) => ack());
app.start(Number(process.argv[2])).then(() => console.log(`http://127.0.0.1:${process.argv[2]}/slack/events`));
