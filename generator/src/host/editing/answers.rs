//! What the script of the editor asks, in the words of a Gitea server.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{Response, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use content::decode;
use desk::Editor;
use diagnostics::Message;
use render::headers::content_type;
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::super::attempts::Became;
use super::changes::{Changes, Refused, is_shown};
use super::copy::Blob;
use super::lines::{NotSaved, Outcome};
use super::{Editing, LARGEST, answer, is_post, respond};

/// The first version of Gitea that the script takes.
const VERSION: &str = "1.24.0";
/// So many files are asked for at once, and so many bytes.
const FILES_AT_ONCE: usize = 200;
const BYTES_AT_ONCE: usize = 8 * 1024 * 1024;

/// Which files the script wants.
#[derive(Deserialize)]
struct Wanted {
    files: Vec<String>,
}

impl Editing {
    /// Answers a question of the script: the path below its API.
    pub(super) async fn script(
        &self,
        editor: &Editor,
        question: &str,
        request: Request,
    ) -> Response<Body> {
        let parts: Vec<&str> = question.trim_end_matches('/').split('/').collect();
        match (is_post(&request), &parts[..]) {
            (false, ["version"]) => answer(StatusCode::OK, &json!({ "version": VERSION })),
            (false, ["user"]) => answer(StatusCode::OK, &user(editor)),
            (false, ["settings", "api"]) => answer(
                StatusCode::OK,
                &json!({
                    "default_paging_num": FILES_AT_ONCE,
                    "max_response_items": FILES_AT_ONCE,
                    "default_max_blob_size": BYTES_AT_ONCE,
                    "default_max_response_size": BYTES_AT_ONCE,
                }),
            ),
            (false, ["repos", _, _]) => self.repository().await,
            (false, ["repos", _, _, "branches", ..]) => self.newest(editor).await,
            (false, ["repos", _, _, "git", "trees", _]) => self.tree(editor).await,
            // Only the newest commit is here.
            (false, ["repos", _, _, "commits"]) => answer(StatusCode::OK, &json!([])),
            (false, ["repos", _, _, "raw", path @ ..] | ["repos", _, _, "media", _, path @ ..]) => {
                self.file(editor, &decode(&path.join("/"))).await
            }
            (false, ["site", look]) => match look.parse() {
                Ok(look) => self.became(look),
                Err(_) => self.refused(StatusCode::BAD_REQUEST, "editing-unreadable"),
            },
            (true, ["repos", _, _, "file-contents"]) => self.contents(editor, request).await,
            (true, ["repos", _, _, "contents"]) => self.save(editor, request).await,
            _ => answer(StatusCode::NOT_FOUND, &json!({ "message": "Not Found" })),
        }
    }

    async fn repository(&self) -> Response<Body> {
        // Without the repository, what was fetched before does as well.
        let branch = self.lines.copy.branch().await;
        let branch = branch.unwrap_or_else(|_| "main".to_owned());
        let permissions = json!({ "admin": false, "push": true, "pull": true });
        answer(
            StatusCode::OK,
            &json!({ "default_branch": branch, "permissions": permissions }),
        )
    }

    /// The newest commit, as the script begins: so it looks at the repository first.
    async fn newest(&self, editor: &Editor) -> Response<Body> {
        let looked = self.lines.look().await;
        let Some(head) = self.lines.head(editor).await else {
            return self.no_copy(looked.err().map(|error| error.to_string()));
        };
        let state = match looked {
            Ok(false) => match self.attempts.failure() {
                Some(problems) => self.broken(&problems),
                None => Json::Null,
            },
            Ok(true) => self.state("waiting", "editing-unsent"),
            Err(error) => {
                let message = Message::new("editing-unreachable").because(error.to_string());
                self.state("waiting", message)
            }
        };
        answer(
            StatusCode::OK,
            &json!({ "commit": { "id": head, "message": "" }, "brokers": state }),
        )
    }

    async fn tree(&self, editor: &Editor) -> Response<Body> {
        let Ok(blobs) = self.blobs(editor).await else {
            return self.no_copy(None);
        };
        let entries = blobs.iter().map(|blob| {
            json!({ "path": blob.path, "type": "blob", "sha": blob.name, "size": blob.size })
        });
        let tree: Vec<_> = entries.collect();
        answer(StatusCode::OK, &json!({ "tree": tree, "truncated": false }))
    }

    async fn blobs(&self, editor: &Editor) -> Result<Vec<Blob>, ()> {
        let head = self.lines.head(editor).await.ok_or(())?;
        self.lines.copy.list(&head).await.map_err(|error| {
            tracing::error!(%error, "the files of the site cannot be listed");
        })
    }

    async fn contents(&self, editor: &Editor, request: Request) -> Response<Body> {
        let body = to_bytes(request.into_body(), LARGEST).await;
        let wanted = body
            .ok()
            .and_then(|body| serde_json::from_slice(&body).ok());
        let Some(Wanted { files }) = wanted else {
            return self.refused(StatusCode::BAD_REQUEST, "editing-unreadable");
        };
        let Ok(blobs) = self.blobs(editor).await else {
            return self.no_copy(None);
        };
        let asked = files.iter().take(FILES_AT_ONCE);
        let found = asked.filter_map(|path| blobs.iter().find(|blob| blob.path == *path));
        let found: Vec<_> = found.collect();
        let names: Vec<_> = found.iter().map(|blob| blob.name.as_str()).collect();
        let Ok(read) = self.lines.copy.read_all(&names).await else {
            return self.no_copy(None);
        };
        let all = found.iter().zip(read).map(|(blob, bytes)| {
            json!({
                "path": blob.path,
                "sha": blob.name,
                "encoding": "base64",
                "content": STANDARD.encode(bytes),
            })
        });
        answer(StatusCode::OK, &Json::Array(all.collect()))
    }

    async fn file(&self, editor: &Editor, path: &str) -> Response<Body> {
        let blobs = self.blobs(editor).await.unwrap_or_default();
        let found = blobs
            .iter()
            .find(|blob| blob.path == path && is_shown(path));
        let read = match found {
            Some(blob) => self.lines.copy.read(&blob.name).await.ok(),
            None => None,
        };
        match read {
            Some(bytes) => respond(StatusCode::OK, &content_type(path), bytes),
            None => answer(StatusCode::NOT_FOUND, &json!({ "message": "Not Found" })),
        }
    }

    async fn save(&self, editor: &Editor, request: Request) -> Response<Body> {
        let Ok(body) = to_bytes(request.into_body(), LARGEST).await else {
            return self.refused(StatusCode::PAYLOAD_TOO_LARGE, "editing-large");
        };
        let changes = match Changes::read(&body) {
            Ok(changes) => changes,
            Err(Refused::Unreadable) => {
                return self.refused(StatusCode::BAD_REQUEST, "editing-unreadable");
            }
            Err(Refused::Place(path)) => {
                let message = Message::new("editing-place").with("file", path);
                return self.refused(StatusCode::FORBIDDEN, message);
            }
        };
        match self.lines.save(editor, &changes).await {
            Ok((commit, blobs, outcome)) => {
                let files = changes.files.iter();
                let files = files.filter_map(|change| {
                    let blob = blobs.iter().find(|blob| blob.path == change.path)?;
                    Some(json!({ "path": blob.path, "sha": blob.name }))
                });
                let created = jiff::Timestamp::now().to_string();
                answer(
                    StatusCode::CREATED,
                    &json!({
                        "commit": { "sha": commit, "created": created },
                        "files": files.collect::<Vec<_>>(),
                        "brokers": self.outcome(&outcome),
                    }),
                )
            }
            Err(error) => self.not_saved(error),
        }
    }

    fn outcome(&self, outcome: &Outcome) -> Json {
        match outcome {
            Outcome::Published => {
                let mut state = self.state("published", "editing-published");
                state["look"] = self.attempts.last().into();
                state
            }
            Outcome::Proposed(branch) => {
                let message = Message::new("editing-proposed").with("branch", branch.clone());
                self.state("proposed", message)
            }
            Outcome::Waiting(reason) => {
                let message = Message::new("editing-waiting").because(reason.clone());
                self.state("waiting", message)
            }
            Outcome::Aside(branch) => {
                let message = Message::new("editing-aside").with("branch", branch.clone());
                self.state("aside", message)
            }
        }
    }

    /// What became of what was saved when this look was the last.
    fn became(&self, look: u64) -> Response<Body> {
        let state = match self.attempts.since(look) {
            Became::NotYet => json!({ "state": "waiting" }),
            Became::Made => self.state("made", "editing-made"),
            Became::Failed(problems) => self.broken(&problems),
        };
        answer(StatusCode::OK, &state)
    }

    /// The site of before stays, because of these problems.
    fn broken(&self, problems: &[String]) -> Json {
        let message = if problems.is_empty() {
            "editing-not-made"
        } else {
            "editing-broken"
        };
        let mut state = self.state("failed", message);
        state["lines"] = problems.into();
        state
    }

    fn state(&self, state: &str, message: impl Into<Message>) -> Json {
        json!({ "state": state, "message": self.reporter.tell(&message.into()) })
    }

    fn not_saved(&self, error: NotSaved) -> Response<Body> {
        let about = |key: &'static str, path: String| Message::new(key).with("file", path);
        match error {
            NotSaved::NoCopy => self.no_copy(None),
            NotSaved::Changed(path) => {
                self.refused(StatusCode::CONFLICT, about("editing-changed", path))
            }
            NotSaved::Taken(path) => {
                self.refused(StatusCode::CONFLICT, about("editing-taken", path))
            }
            NotSaved::NotRecorded => {
                self.refused(StatusCode::SERVICE_UNAVAILABLE, "editing-not-recorded")
            }
            NotSaved::Git(error) => {
                tracing::error!(%error, "a change could not be saved");
                let message = Message::new("editing-failed").because(error.to_string());
                self.refused(StatusCode::INTERNAL_SERVER_ERROR, message)
            }
        }
    }

    fn no_copy(&self, reason: Option<String>) -> Response<Body> {
        let message = match reason {
            Some(reason) => Message::new("editing-unreachable").because(reason),
            None => Message::new("editing-no-copy"),
        };
        self.refused(StatusCode::SERVICE_UNAVAILABLE, message)
    }

    fn refused(&self, status: StatusCode, message: impl Into<Message>) -> Response<Body> {
        let message = self.reporter.tell(&message.into());
        answer(status, &json!({ "message": message }))
    }
}

/// Somebody, as the script shows them.
fn user(editor: &Editor) -> Json {
    json!({
        "id": 1,
        "login": editor.name,
        "full_name": editor.name,
        "email": "",
        "avatar_url": "",
        "html_url": "",
    })
}
