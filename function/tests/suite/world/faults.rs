//! Fault injection: a proxy between the function and the engine, which does to requests what networks and busy engines
//! do.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The fault of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing: the engine answers.
    None,
    /// The engine has too much to do, and does not do it.
    Throttled,
    /// The engine fails, and does not do it.
    Broken,
    /// Nobody ever answers, and nothing is done.
    Hanging,
    /// The line breaks before anything is done.
    CutBefore,
    /// The engine does it, but the answer gets lost on the way.
    CutAfter,
    /// The engine does it, and half of the answer arrives.
    CutWithin,
    /// The answer is no answer of an engine.
    Nonsense,
}

/// What changes nothing.
const READS: [&str; 4] = ["getitem", "batchgetitem", "query", "conditioncheckitem"];

/// The endpoint. It stops when it is dropped.
pub(crate) struct FaultProxy {
    pub(crate) address: String,
    seen: Arc<Seen>,
    task: tokio::task::JoinHandle<()>,
}

#[derive(Default)]
struct Seen {
    requests: AtomicUsize,
    rights: Mutex<Vec<String>>,
    /// The numbers of the requests that change something.
    writes: Mutex<Vec<usize>>,
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl FaultProxy {
    /// In front of `engine`, the first request meets the first of `faults`, and so on; all others meet `then`.
    pub(crate) async fn before(engine: &str, faults: &[Fault], then: Fault) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let engine = engine.strip_prefix("http://").unwrap().to_owned();
        let faults = faults.to_vec();
        let seen = Arc::new(Seen::default());
        let counted = Arc::clone(&seen);
        let task = tokio::spawn(async move {
            let mut lines = tokio::task::JoinSet::new();
            loop {
                let (line, _) = listener.accept().await.unwrap();
                let (engine, faults, seen) = (engine.clone(), faults.clone(), Arc::clone(&counted));
                lines.spawn(async move {
                    let mut line = BufReader::new(line);
                    while let Some(request) = read(&mut line).await {
                        let number = seen.requests.fetch_add(1, Ordering::SeqCst);
                        let rights = rights(&request);
                        if rights.iter().any(|right| !READS.contains(&&**right)) {
                            seen.writes.lock().unwrap().push(number);
                        }
                        seen.rights.lock().unwrap().extend(rights);
                        let fault = faults.get(number).copied().unwrap_or(then);
                        if !meets(fault, &mut line, &engine, &request).await {
                            return;
                        }
                    }
                });
            }
        });
        Self {
            address,
            seen,
            task,
        }
    }

    /// How many requests came.
    pub(crate) fn requests(&self) -> usize {
        self.seen.requests.load(Ordering::SeqCst)
    }

    /// The numbers of the requests that change something, from 0.
    pub(crate) fn writes(&self) -> Vec<usize> {
        self.seen.writes.lock().unwrap().clone()
    }

    /// The rights that the requests need, in lower case, each once.
    pub(crate) fn rights(&self) -> Vec<String> {
        let mut rights = self.seen.rights.lock().unwrap().clone();
        rights.sort();
        rights.dedup();
        rights
    }
}

/// The whole request; `None` at the end of the line.
async fn read(line: &mut BufReader<TcpStream>) -> Option<Vec<u8>> {
    let mut request = Vec::new();
    let mut length = 0;
    loop {
        let start = request.len();
        if line.read_until(b'\n', &mut request).await.ok()? == 0 {
            return None;
        }
        let header = String::from_utf8_lossy(&request[start..]).to_ascii_lowercase();
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if header == "\r\n" {
            break;
        }
    }
    let start = request.len();
    request.resize(start + length, 0);
    line.read_exact(&mut request[start..]).await.ok()?;
    Some(request)
}

/// The rights that a request needs at Amazon.
fn rights(request: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(request);
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let head = head.to_ascii_lowercase();
    let target = head.split_once("x-amz-target: dynamodb_20120810.").unwrap();
    let operation = target.1.lines().next().unwrap();
    if operation != "transactwriteitems" {
        return vec![operation.to_owned()];
    }
    let body: Value = serde_json::from_str(body).unwrap();
    let parts = body["TransactItems"].as_array().unwrap().iter();
    parts
        .flat_map(|part| part.as_object().unwrap().keys())
        .map(|kind| match kind.as_str() {
            "ConditionCheck" => "conditioncheckitem".to_owned(),
            change => format!("{}item", change.to_ascii_lowercase()),
        })
        .collect()
}

/// Whether the line goes on after it.
async fn meets(
    fault: Fault,
    line: &mut BufReader<TcpStream>,
    engine: &str,
    request: &[u8],
) -> bool {
    match fault {
        Fault::Hanging => {
            tokio::time::sleep(Duration::from_mins(1)).await;
            false
        }
        Fault::CutBefore => false,
        Fault::CutAfter => {
            ask(engine, request).await;
            false
        }
        Fault::CutWithin => {
            let answer = ask(engine, request).await;
            let _ = line.write_all(&answer[..answer.len() - 2]).await;
            false
        }
        Fault::None => {
            let answer = ask(engine, request).await;
            line.write_all(&answer).await.is_ok()
        }
        Fault::Throttled => {
            let kind = "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException";
            let body = serde_json::json!({ "__type": kind, "message": "too much at once" });
            line.write_all(&answer(400, &body)).await.is_ok()
        }
        Fault::Broken => {
            let kind = "com.amazonaws.dynamodb.v20120810#InternalServerError";
            let body = serde_json::json!({ "__type": kind, "message": "it broke" });
            line.write_all(&answer(500, &body)).await.is_ok()
        }
        Fault::Nonsense => line
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n<ok>")
            .await
            .is_ok(),
    }
}

fn answer(status: u16, body: &Value) -> Vec<u8> {
    let body = body.to_string();
    let kind = "application/x-amz-json-1.0";
    let length = body.len();
    format!("HTTP/1.1 {status} x\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\r\n{body}")
        .into_bytes()
}

/// What the engine says, byte for byte.
async fn ask(engine: &str, request: &[u8]) -> Vec<u8> {
    let line = TcpStream::connect(engine).await.unwrap();
    let mut line = BufReader::new(line);
    line.write_all(request).await.unwrap();
    read(&mut line).await.unwrap()
}
