//! Reading the form of the page of a broker, also when nobody may see the page any more.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{Method, Response};

use crate::Desk;
use crate::forms::BrokerForm;
use crate::views::Interruption;
use sealing::receipt::LookupId;
use web::request;

/// The page of a form about a broker that was sent without a session; anything else is given back.
pub(super) async fn interrupted(
    desk: &Desk,
    request: Request,
    interruption: Interruption,
) -> Result<Response<Body>, Request> {
    let path = request.uri().path().to_owned();
    let id = path.strip_prefix("/desk/brokers/");
    let id = id.and_then(|rest| LookupId::parse(rest.split('/').next()?));
    let is_form = !path.ends_with("/remove") && !path.ends_with("/export");
    let (Some(id), true, &Method::POST) = (id, is_form, request.method()) else {
        return Err(request);
    };
    let form = read(request).await;
    Ok(desk
        .view()
        .broker_interrupted(interruption, id.as_str(), &form))
}

pub(super) async fn read(request: Request) -> BrokerForm {
    let (parts, body) = request.into_parts();
    let sent = request::read(&parts.headers, body).await;
    BrokerForm::read(&sent.fields)
}
