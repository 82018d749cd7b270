//! The users: a stranger without a session, and a moderator with one.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, header};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tower::ServiceExt;

use super::{Reply, World};

/// A word that must never be found anywhere: the stranger sends it in every identifying header.
pub(crate) const TELLTALE: &str = "verklikker7391";
const FORM: &str = "application/x-www-form-urlencoded";

/// Somebody on the site, who says a lot about themselves in the headers, as browsers do.
pub(crate) struct Stranger {
    router: Router,
    accept: &'static str,
}

impl Stranger {
    pub(crate) fn new(router: Router) -> Self {
        Self {
            router,
            accept: "text/html,application/xhtml+xml,*/*;q=0.8",
        }
    }

    /// A program instead of a browser.
    pub(crate) fn reads_json(mut self) -> Self {
        self.accept = "application/json";
        self
    }

    pub(crate) async fn fills_in(&self, form: &str, fields: &[(&str, &str)]) -> Reply {
        self.posts(&format!("/api/forms/{form}"), FORM, encode(fields))
            .await
    }

    pub(crate) async fn looks_up(&self, code: &str) -> Reply {
        self.posts("/api/receipts", FORM, encode(&[("code", code)]))
            .await
    }

    pub(crate) async fn withdraws(&self, code: &str) -> Reply {
        self.posts(
            "/api/receipts/withdraw",
            FORM,
            encode(&[("code", code), ("confirm", "ja")]),
        )
        .await
    }

    pub(crate) async fn posts_json(&self, path: &str, value: &Value) -> Reply {
        self.posts(path, "application/json", value.to_string())
            .await
    }

    pub(crate) async fn posts(&self, path: &str, kind: &str, body: impl Into<Body>) -> Reply {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, kind)
            .header(header::ACCEPT, self.accept)
            .header(header::USER_AGENT, format!("Browser/{TELLTALE}"))
            .header("x-forwarded-for", format!("203.0.113.77, {TELLTALE}"))
            .header(
                header::REFERER,
                format!("https://elders.example/{TELLTALE}"),
            )
            .header(header::COOKIE, format!("volger={TELLTALE}"));
        self.sends(request.body(body.into()).unwrap()).await
    }

    pub(crate) async fn gets(&self, path: &str) -> Reply {
        self.asks(Method::GET, path).await
    }

    pub(crate) async fn asks(&self, method: Method, path: &str) -> Reply {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::ACCEPT, self.accept);
        self.sends(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn sends(&self, request: Request<Body>) -> Reply {
        Reply::read(self.router.clone().oneshot(request).await.unwrap()).await
    }
}

/// Somebody at the desk.
#[derive(Clone)]
pub(crate) struct Moderator {
    router: Router,
    host: &'static str,
    pub(crate) cookie: String,
    /// The clock of their world.
    now: Option<Arc<Mutex<Timestamp>>>,
}

/// So many seconds after a button, its message has left.
pub(crate) const LEFT: i64 = 11 * 60;

impl Moderator {
    /// A browser without a session.
    pub(crate) fn outside(router: Router) -> Self {
        Self {
            router,
            host: "127.0.0.1:8080",
            cookie: String::new(),
            now: None,
        }
    }

    /// In a browser that shows another host.
    pub(crate) fn seen_at(self, host: &'static str) -> Self {
        Self { host, ..self }
    }

    pub(crate) async fn enter(world: &World, name: &str) -> Self {
        Self::enter_at(world.router(), world, name).await
    }

    /// At another desk of this world.
    pub(crate) async fn enter_at(desk: Router, world: &World, name: &str) -> Self {
        let path = world.links.make().unwrap().path();
        let token = path.split_once('=').unwrap().1.to_owned();
        let outside = Self::outside(desk);
        // Whoever was here before chooses their name from the list.
        let door = outside.gets(&path).await.is(200);
        let known = format!("\">Ik ben {name}</button>");
        let who = match door.body.split_once(&known) {
            Some((before, _)) if !name.is_empty() => {
                ("persoon", before.rsplit('"').next().unwrap())
            }
            _ => ("naam", name),
        };
        let reply = outside
            .posts("/desk/enter", &[("token", &token), who])
            .await
            .is(303);
        let cookie = reply
            .header("set-cookie")
            .split(';')
            .next()
            .unwrap()
            .to_owned();
        Self { cookie, ..outside }.living_in(world)
    }

    /// Somebody who came in another way.
    pub(crate) fn with_cookie(self, cookie: &str) -> Self {
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Self { cookie, ..self }
    }

    /// Somebody for whom the time of this world goes by.
    pub(crate) fn living_in(self, world: &World) -> Self {
        let now = Some(world.hands());
        Self { now, ..self }
    }

    /// Presses a button that the page does not have.
    pub(crate) async fn sends_blindly(&self, path: &str, action: &str, version: &str) -> Reply {
        let fields = [("versie", version), ("antwoord", "tekst")];
        self.posts(&format!("{path}/{action}"), &fields).await
    }

    /// The same person and session at another desk with the same sessions.
    pub(crate) fn at(self, router: Router) -> Self {
        Self { router, ..self }
    }

    /// The same person and session in a copy of their world.
    pub(crate) fn within(&self, copy: &World) -> Self {
        self.clone().at(copy.router()).living_in(copy)
    }

    pub(crate) async fn gets(&self, path: &str) -> Reply {
        let request = Request::get(path)
            .header(header::HOST, self.host)
            .header(header::COOKIE, &self.cookie);
        Reply::read(
            self.router
                .clone()
                .oneshot(request.body(Body::empty()).unwrap())
                .await
                .unwrap(),
        )
        .await
    }

    pub(crate) async fn posts(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.posts_from("same-origin", path, fields).await
    }

    pub(crate) async fn posts_from(
        &self,
        site: &str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Reply {
        let request = Request::post(path)
            .header(header::HOST, self.host)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, FORM)
            .header("sec-fetch-site", site);
        Reply::read(
            self.router
                .clone()
                .oneshot(request.body(Body::from(encode(fields))).unwrap())
                .await
                .unwrap(),
        )
        .await
    }

    /// What a script of a page sends.
    pub(crate) async fn posts_as_script(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let request = Request::post(path)
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, FORM)
            .header(header::ACCEPT, "application/json")
            .header("sec-fetch-site", "same-origin");
        let request = request.body(Body::from(encode(fields))).unwrap();
        Reply::read(self.router.clone().oneshot(request).await.unwrap()).await
    }

    /// The paths of the submissions in a list, in the order of the page, without the way back to it.
    pub(crate) async fn queue(&self, list: &str) -> Vec<String> {
        self.queue_at(&format!("/desk?lijst={list}")).await
    }

    /// The addresses of the submissions on a page of the queue.
    pub(crate) async fn queue_at(&self, page: &str) -> Vec<String> {
        let reply = self.gets(page).await.is(200);
        let links = reply.body.split("class=\"entry__link\" href=\"").skip(1);
        links
            .map(|rest| rest.split(['"', '?']).next().unwrap().to_owned())
            .collect()
    }

    /// Does something with a submission, as its page shows it now. What is sent to the asker leaves before this returns.
    pub(crate) async fn does(&self, path: &str, action: &str, text: &str) -> Reply {
        self.sends(path, action, &[("antwoord", text)]).await
    }

    /// Like [`Self::does`], with more fields.
    pub(crate) async fn sends(&self, path: &str, action: &str, fields: &[(&str, &str)]) -> Reply {
        let reply = self.presses(path, action, fields).await;
        let places = fields.contains(&("stap", "plaats"));
        let told = ["answer", "ask", "escalate", "reject", "close", "reopen"];
        if reply.status == 303 && (places || told.contains(&action)) {
            self.waits();
        }
        reply
    }

    fn waits(&self) {
        if let Some(now) = &self.now {
            let mut now = now.lock().unwrap();
            *now = now.checked_add(SignedDuration::from_secs(LEFT)).unwrap();
        }
    }

    /// Like [`Self::sends`], and no time goes by.
    pub(crate) async fn presses(&self, path: &str, action: &str, fields: &[(&str, &str)]) -> Reply {
        let page = self.gets(path).await.is(200);
        let version = page.between("name=\"versie\" value=\"", "\"").to_owned();
        let fields = [&[("versie", &*version)], fields].concat();
        self.posts(&format!("{path}/{action}"), &fields).await
    }
}

pub(crate) fn encode(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}
