// The least that a Node function does: read a form, put an item, answer. No checks, no sealing, no pages.
import { createServer } from "node:http";
import { randomUUID } from "node:crypto";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({
  endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB,
  region: "eu-central-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

const server = createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  const form = new URLSearchParams(body);
  const id = randomUUID();
  const put = new PutItemCommand({
    TableName: process.env.SUBMISSIONS_TABLE,
    Item: {
      pk: { S: `sub#${id}` },
      sk: { S: "submission" },
      status: { S: "new" },
      rank: { S: "1#2026-11-21T14" },
      text: { S: form.get("vraag") ?? "" },
    },
    ConditionExpression: "attribute_not_exists(pk)",
  });
  await client.send(put);
  response.writeHead(201, { "content-type": "application/json" });
  response.end(JSON.stringify({ receipt: id }));
});
server.listen(Number(process.env.PORT), "127.0.0.1");
